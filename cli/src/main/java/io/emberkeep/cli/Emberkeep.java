package io.emberkeep.cli;

import io.emberkeep.cli.command.Arm;
import io.emberkeep.cli.command.Completion;
import io.emberkeep.cli.command.Disarm;
import io.emberkeep.cli.command.Down;
import io.emberkeep.cli.command.Drain;
import io.emberkeep.cli.command.EnergyCommand;
import io.emberkeep.cli.command.Events;
import io.emberkeep.cli.command.ExperimentCommand;
import io.emberkeep.cli.command.Fault;
import io.emberkeep.cli.command.Groups;
import io.emberkeep.cli.command.Help;
import io.emberkeep.cli.command.Incidents;
import io.emberkeep.cli.command.InventoryCommand;
import io.emberkeep.cli.command.Load;
import io.emberkeep.cli.command.Maintenance;
import io.emberkeep.cli.command.Move;
import io.emberkeep.cli.command.PartCommand;
import io.emberkeep.cli.command.Plans;
import io.emberkeep.cli.command.PowerCommand;
import io.emberkeep.cli.command.ReportOnly;
import io.emberkeep.cli.command.Reset;
import io.emberkeep.cli.command.ReturnServer;
import io.emberkeep.cli.command.Sim;
import io.emberkeep.cli.command.Status;
import io.emberkeep.cli.command.StructureCommand;
import io.emberkeep.cli.command.Test;
import io.emberkeep.cli.command.Up;
import io.emberkeep.cli.command.WhatIf;
import io.emberkeep.cli.command.Why;
import io.emberkeep.launcher.RunFile;
import io.emberkeep.launcher.StateDirectory;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command and what all its subcommands share. */
@Command(
        name = "emberkeep",
        description = "Keeps services available and lets the machines behind them sleep.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = false,
        sortOptions = false,
        subcommands = {
            Up.class,
            Down.class,
            Reset.class,
            Test.class,
            Status.class,
            Incidents.class,
            Why.class,
            StructureCommand.class,
            Events.class,
            InventoryCommand.class,
            Arm.class,
            ReportOnly.class,
            Disarm.class,
            Maintenance.class,
            Drain.class,
            Move.class,
            Groups.class,
            EnergyCommand.class,
            WhatIf.class,
            PowerCommand.class,
            Plans.class,
            ReturnServer.class,
            Fault.class,
            Load.class,
            PartCommand.class,
            ExperimentCommand.class,
            Sim.class,
            Completion.class,
            Help.class,
        },
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed: nobody answers, or something broke",
            "2:the command line is wrong",
            "3:there is no JDK 25, or no Maven",
            "4:refused by the product, for the reason it says; nothing changed",
        },
        footer = {"", "emberkeep COMMAND --help tells more. docs/cli.md has the JSON forms."})
public final class Emberkeep implements Runnable {

    private final Surroundings surroundings;

    @Spec private CommandSpec spec;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description =
                    "Where state and logs of the system are; also EMBERKEEP_STATE. Default: var.")
    private Optional<Path> state = Optional.empty();

    // Picocli alone looks at it.
    @SuppressWarnings("UnusedVariable")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    private boolean helpWanted;

    /** @param surroundings what is around it */
    public Emberkeep(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        spec.commandLine().usage(surroundings.out());
    }

    /** What is around. */
    public Surroundings surroundings() {
        return surroundings;
    }

    /** The state directory that is meant; it need not exist. */
    public StateDirectory state() {
        return new StateDirectory(
                state.or(
                                () ->
                                        Optional.ofNullable(
                                                        surroundings
                                                                .environment()
                                                                .get("EMBERKEEP_STATE"))
                                                .filter(name -> !name.isBlank())
                                                .map(Path::of))
                        .orElseGet(() -> surroundings.repository().resolve("var"))
                        .toAbsolutePath()
                        .normalize());
    }

    /** The system that runs there. @throws CliException if none does */
    public RunFile running() {
        return RunFile.running(state())
                .orElseThrow(
                        () ->
                                CliException.failed(
                                        "Emberkeep is not running (state directory %s). Start it with ./emberkeep up."
                                                .formatted(state().root())));
    }
}
