package io.emberkeep.cli.command;

import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.view.Style;
import io.emberkeep.cli.view.Table;
import io.emberkeep.cli.view.Table.Cell;
import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.PartId;
import io.emberkeep.launcher.RunFile;
import io.emberkeep.launcher.RunFile.Health;
import io.emberkeep.launcher.control.ControlClient;
import io.emberkeep.launcher.control.PartOrder;
import io.emberkeep.launcher.process.Memory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code emberkeep part}. */
@Command(
        name = "part",
        description = "Shows the parts of the local system, or stops, kills and starts one.",
        synopsisSubcommandLabel = "(list | start | stop | kill | pause | resume)",
        footer = {
            "",
            "For trying out what happens when a part of Emberkeep itself fails. Unless the system was"
                    + " started with up --keep-going, a part that dies otherwise ends everything."
        })
public final class PartCommand implements Runnable {

    @ParentCommand private Emberkeep root;
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: list, start, stop, kill, pause or resume.");
    }

    @Command(name = "list", description = "Shows each part: process, memory, address, log.")
    int list() {
        root.surroundings().out().print(table(root.running(), root.surroundings().terminal()));
        root.surroundings().out().flush();
        return ExitCode.OK;
    }

    @Command(
            name = "start",
            description = "Starts a part that is down; returns when it is healthy.")
    int start(
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--set",
                            paramLabel = "SETTING=VALUE",
                            description =
                                    "A setting for this process alone, as emberkeep.clock.offset=PT1M.")
                    Map<String, String> settings)
            throws LaunchException {
        return give(PartOrder.Verb.START, name, settings == null ? Map.of() : settings);
    }

    @Command(name = "stop", description = "Stops a part in order.")
    int stop(@Parameters(paramLabel = "NAME") String name) throws LaunchException {
        return give(PartOrder.Verb.STOP, name);
    }

    @Command(name = "kill", description = "Ends a part as kill -9 does.")
    int kill(@Parameters(paramLabel = "NAME") String name) throws LaunchException {
        return give(PartOrder.Verb.KILL, name);
    }

    @Command(name = "pause", description = "Lets a part stand still (SIGSTOP).")
    int pause(@Parameters(paramLabel = "NAME") String name) throws LaunchException {
        return give(PartOrder.Verb.PAUSE, name);
    }

    @Command(name = "resume", description = "Lets a part that stands still go on (SIGCONT).")
    int resume(@Parameters(paramLabel = "NAME") String name) throws LaunchException {
        return give(PartOrder.Verb.RESUME, name);
    }

    private int give(PartOrder.Verb verb, String name) throws LaunchException {
        return give(verb, name, Map.of());
    }

    private int give(PartOrder.Verb verb, String name, Map<String, String> settings)
            throws LaunchException {
        var run = root.running();
        PartOrder order;
        try {
            order = new PartOrder(verb, new PartId(name), settings);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
        var done = ControlClient.give(Path.of(run.control()), order);
        root.surroundings().out().println(done);
        return ExitCode.OK;
    }

    /** All parts, and the sum of their memory with the launcher's. */
    static String table(RunFile run, boolean coloured) {
        var table = new Table("PART", "HEALTH", "PROCESS", "MEMORY", "ADDRESS", "LOG");
        var sum = Memory.ofTree(run.launcher().pid());
        for (var one : run.parts().entrySet()) {
            var part = one.getValue();
            var health = part.health().name().toLowerCase(Locale.ROOT);
            table.row(
                    Cell.of(one.getKey().value()),
                    new Cell(health, part.health() == Health.READY ? Style.GOOD : Style.BAD),
                    Cell.of(part.pid().map(String::valueOf).orElse("-")),
                    Cell.of(part.pid().map(Memory::ofTree).map(PartCommand::megabytes).orElse("-")),
                    Cell.of(part.url().map(Object::toString).orElse("127.0.0.1:" + part.port())),
                    Cell.of(part.log()));
        }
        return table.render(coloured)
                + "%nlauncher: process %d; all together %s%n"
                        .formatted(run.launcher().pid(), megabytes(sum));
    }

    private static String megabytes(long bytes) {
        return "%d MB".formatted(bytes / 1_000_000);
    }
}
