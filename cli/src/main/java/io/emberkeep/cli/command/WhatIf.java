package io.emberkeep.cli.command;

import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.view.Format;
import io.emberkeep.cli.view.WhatIfView;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.contract.inventory.InventoryFile.Fault;
import io.emberkeep.contract.inventory.PolicyFile;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.power.energy.Tariff;
import io.emberkeep.power.whatif.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep what-if}. */
@Command(
        name = "what-if",
        description = {
            "Replays recorded loads under another policy of power saving: transitions, energy, time at risk.",
            "Nothing needs to be up, and nothing that is up is touched."
        },
        footer = {
            "",
            "Loads are lines of JSON as ./emberkeep load --export writes them, or CSV whose first line is",
            "time,server,memory-used,memory-total,cpu,cores,network-used,network-rated (bytes, percent, bytes a second).",
            "A policy is YAML with the section power as in an inventory's settings; docs/power-saving.md says how it is replayed."
        })
public final class WhatIf implements Callable<Integer> {

    private static final long TELL_NANOS = 2_000_000_000L;

    @ParentCommand private Emberkeep root;
    @Mixin private OutputOption output = new OutputOption();

    @Option(
            names = "--loads",
            paramLabel = "FILE",
            required = true,
            description = "The recorded loads.")
    private Path loads;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            required = true,
            description = "The policy that is tried.")
    private Path policy;

    @Option(
            names = "--inventory",
            paramLabel = "FILE",
            description = "The pool whose loads they are. Default: samples/sample.yaml.")
    private Optional<Path> inventory = Optional.empty();

    private long read;
    private long told;

    @Override
    public Integer call() {
        var pool = pool();
        var replay = new Replay(pool);
        told = System.nanoTime();
        LoadsFile.read(loads, sample -> take(replay, sample));
        var outcome = replay.end();
        var tariff = Tariff.of(pool.settings().power().orElseThrow());
        var terminal = root.surroundings().terminal();
        root.surroundings()
                .out()
                .print(
                        output.format() == Format.TABLE
                                ? WhatIfView.table(outcome, tariff, terminal)
                                : output.format().write(WhatIfView.json(outcome, tariff)));
        root.surroundings().out().flush();
        return ExitCode.OK;
    }

    private void take(Replay replay, LoadSample sample) {
        replay.take(sample);
        read++;
        // The clock is looked at now and then only.
        if (read % 10_000 == 0 && System.nanoTime() - told > TELL_NANOS) {
            told = System.nanoTime();
            root.surroundings()
                    .err()
                    .printf("replaying the loads ... %s, %d samples%n", sample.at(), read);
            root.surroundings().err().flush();
        }
    }

    private Inventory pool() {
        var file =
                inventory.orElseGet(
                        () -> root.surroundings().repository().resolve("samples/sample.yaml"));
        var described = InventoryFile.readPath(file);
        refuse(described.faults());
        var tried = PolicyFile.read(text(policy), policy.toString(), described.inventory().get());
        refuse(tried.faults());
        return tried.inventory().orElseThrow();
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw CliException.refused(
                    faults.stream()
                            .map(Fault::toString)
                            .collect(Collectors.joining(System.lineSeparator())));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw CliException.failed(
                    "The policy %s cannot be read: %s"
                            .formatted(
                                    file,
                                    Files.exists(file)
                                            ? "it is no file of text in UTF-8."
                                            : "there is no such file."));
        }
    }
}
