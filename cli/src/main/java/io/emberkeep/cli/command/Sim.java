package io.emberkeep.cli.command;

import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.simulator.Cores;
import io.emberkeep.simulator.Observer;
import io.emberkeep.simulator.Trace;
import io.emberkeep.simulator.scenario.Scenario;
import io.emberkeep.simulator.scenario.ScenarioInventory;
import io.emberkeep.simulator.scenario.ScenarioRun;
import io.emberkeep.testbed.description.DescriptionFile;
import io.emberkeep.testbed.model.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep sim}. */
@Command(
        name = "sim",
        description = {
            "Runs scenarios in the simulator: the services' own cores on virtual time, in seconds.",
            "Nothing needs to be up, and nothing that is up is touched."
        },
        subcommands = SimRandom.class,
        footer = {
            "%nEXAMPLES",
            "  ./emberkeep sim scenarios                  every scenario",
            "  ./emberkeep sim shutdown-forced-on --trace one, and everything that happens in it",
            "  ./emberkeep sim random --runs 100          two hours each in which everything goes wrong"
        })
public final class Sim implements Callable<Integer> {

    @ParentCommand private Emberkeep root;

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO|DIRECTORY",
            description =
                    "A scenario's name, or a directory with scenarios. Default: all of scenarios/.")
    private String what = "scenarios";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides what is left to chance. Default: 1.")
    private long seed = 1;

    @Option(names = "--trace", description = "Shows everything that happens, with its time.")
    private boolean trace;

    @Override
    public Integer call() {
        var out = root.surroundings().out();
        var sample = text(root.surroundings().repository().resolve("samples/sample.yaml"));
        var bad = 0;
        var scenarios = scenarios();
        for (var scenario : scenarios) {
            bad += run(scenario, sample, out) ? 0 : 1;
        }
        out.println(
                bad == 0
                        ? "%d of %d scenarios are as expected."
                                .formatted(scenarios.size(), scenarios.size())
                        : "%d of %d scenarios are not as expected."
                                .formatted(bad, scenarios.size()));
        out.flush();
        return bad == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private boolean run(Scenario scenario, String sample, PrintWriter out) {
        var tracer = new Trace(out::println);
        var begun = System.nanoTime();
        var result =
                ScenarioRun.run(
                        scenario,
                        sample,
                        seed,
                        Cores.REAL,
                        trace ? List.<Observer>of(tracer) : List.of());
        out.println(
                "%-4s %-45s %6s simulated in %4d ms"
                        .formatted(
                                result.good() ? "good" : "BAD",
                                result.name(),
                                minutes(result.took()),
                                (System.nanoTime() - begun) / 1_000_000));
        result.troubles().forEach(one -> out.println("     " + one));
        out.flush();
        return result.good();
    }

    private static String minutes(Duration time) {
        return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    private List<Scenario> scenarios() {
        var repository = root.surroundings().repository();
        var directory = Files.isDirectory(Path.of(what)) ? Path.of(what) : repository.resolve(what);
        try {
            var found =
                    Files.isDirectory(directory)
                            ? Scenario.all(directory)
                            : Scenario.all(repository.resolve("scenarios")).stream()
                                    .filter(one -> one.name().equals(what))
                                    .toList();
            if (found.isEmpty()) {
                throw CliException.failed(
                        "There is no scenario %s: neither a directory with scenarios nor the name of one in %s."
                                .formatted(what, repository.resolve("scenarios")));
            }
            return found;
        } catch (IllegalArgumentException wrong) {
            throw CliException.failed(wrong.getMessage());
        }
    }

    PrintWriter out() {
        return root.surroundings().out();
    }

    /** The sample's pool, with what every scenario has. */
    Inventory sample() {
        var file = root.surroundings().repository().resolve("samples/sample.yaml");
        var read = InventoryFile.read(ScenarioInventory.text(text(file), "", 1), file.toString());
        return read.inventory()
                .orElseThrow(() -> CliException.failed(read.faults().getFirst().toString()));
    }

    /** The machines that it runs on. */
    World machines() {
        return DescriptionFile.read(Optional.empty(), Optional.empty());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw CliException.failed(
                    "%s cannot be read: %s".formatted(file, unreadable.getMessage()));
        }
    }
}
