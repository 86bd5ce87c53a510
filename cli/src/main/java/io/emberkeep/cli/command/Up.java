package io.emberkeep.cli.command;

import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.launcher.Installation;
import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.LaunchOptions;
import io.emberkeep.launcher.pool.WantedStructure;
import io.emberkeep.launcher.pool.WantedStructure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code emberkeep up}. */
@Command(
        name = "up",
        description =
                "Builds what is stale, starts everything, and stays until Ctrl-C or emberkeep down.",
        footer = {
            "",
            "A second system beside the first: ./emberkeep up --state DIR --ports 1000 --addresses 127.22"
        })
public final class Up implements Callable<Integer> {

    @ParentCommand private Emberkeep root;
    @Spec private CommandSpec spec;

    @Option(
            names = {"-d", "--detach"},
            description =
                    "Returns when everything is healthy; the system goes on in the background.")
    private boolean detach;

    @Option(
            names = "--ports",
            paramLabel = "N",
            description = "Adds N to each port; also EMBERKEEP_PORT_BASE.")
    private Optional<Integer> ports = Optional.empty();

    @Option(
            names = "--addresses",
            paramLabel = "127.N",
            description = "Where the testbed's machines are, in place of 127.21.")
    private Optional<String> addresses = Optional.empty();

    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            description = "Makes everything that takes time in the testbed faster (0.1) or slower.")
    private Optional<Double> scale = Optional.empty();

    @Option(
            names = "--inventory",
            paramLabel = "FILE",
            description =
                    "The first pool, instead of a sample. With --structure it must have that one.")
    private Optional<Path> inventory = Optional.empty();

    @Option(
            names = "--structure",
            paramLabel = "STRUCTURE",
            completionCandidates = Structures.class,
            description =
                    "The sample pool in which one member watches all (dedicated), or six in a ring (ring) or four in a management group (p2p) watch each other. Default: dedicated.")
    private Optional<String> structure = Optional.empty();

    @Option(
            names = "--members",
            paramLabel = "N",
            description = "With --structure p2p: 4, or 8 in two management groups. Default: 4.")
    private Optional<Integer> members = Optional.empty();

    @Option(
            names = "--sif",
            paramLabel = "N",
            description = "So many sif-services side by side. Default: 1.")
    private int sifs = 1;

    @Option(
            names = "--power",
            paramLabel = "N",
            description =
                    "So many power-services side by side; each pool is looked after by one of them. Default: 1.")
    private int powers = 1;

    @Option(
            names = "--keep-going",
            description =
                    "A part that dies is reported and stays down, instead of ending everything.")
    private boolean keepGoing;

    /** What {@code --structure} may be. */
    static final class Structures extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Structures() {
            super(Stream.of(Kind.values()).map(Kind::word).toList());
        }
    }

    @Override
    public Integer call() throws LaunchException, InterruptedException, IOException {
        var options = options();
        return detach
                ? new DetachedUp(root, options.state()).start(spec.commandLine().getParseResult())
                : new ForegroundUp(root, options).run();
    }

    private LaunchOptions options() {
        var surroundings = root.surroundings();
        var repository = surroundings.repository().toAbsolutePath().normalize();
        var tools = repository.resolve("var/tools");
        var state = root.state().root();
        var builder =
                LaunchOptions.in(
                                state,
                                new Installation(
                                        surroundings.programs(),
                                        repository,
                                        writable(tools) ? tools : state.resolve("tools")))
                        .portOffset(ports.orElseGet(this::portsOfEnvironment))
                        .sifs(sifs)
                        .powers(powers)
                        .keepGoing(keepGoing);
        addresses.ifPresent(builder::addresses);
        scale.ifPresent(builder::scale);
        inventory.map(Path::toAbsolutePath).ifPresent(builder::inventory);
        try {
            wanted().ifPresent(builder::structure);
            return builder.build();
        } catch (IllegalArgumentException wrong) {
            throw CliException.usage(wrong.getMessage());
        }
    }

    private Optional<WantedStructure> wanted() {
        if (structure.isEmpty() && members.isPresent()) {
            throw new IllegalArgumentException("--members goes with --structure p2p");
        }
        return structure.map(
                word ->
                        new WantedStructure(
                                Kind.of(word),
                                members.map(OptionalInt::of).orElse(OptionalInt.empty())));
    }

    private int portsOfEnvironment() {
        var value = root.surroundings().variable("EMBERKEEP_PORT_BASE", "0");
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException wrong) {
            throw CliException.usage("EMBERKEEP_PORT_BASE is no number: " + value + ".");
        }
    }

    private static boolean writable(Path directory) {
        try {
            return Files.isWritable(Files.createDirectories(directory));
        } catch (IOException refused) {
            return false;
        }
    }
}
