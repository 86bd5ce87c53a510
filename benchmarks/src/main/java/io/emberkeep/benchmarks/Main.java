package io.emberkeep.benchmarks;

import io.emberkeep.benchmarks.loads.JudgingBenchmark;
import io.emberkeep.benchmarks.loads.LoadsBenchmark;
import io.emberkeep.benchmarks.probes.ProbesBenchmark;
import io.emberkeep.benchmarks.signals.SignalsBenchmark;
import io.emberkeep.benchmarks.simulation.SimulationBenchmark;
import io.emberkeep.benchmarks.structure.StructureBenchmark;
import io.emberkeep.benchmarks.way.WayBenchmark;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./emberkeep benchmark NAME}: measures the real services (docs/benchmarks.md). */
@Command(
        name = "emberkeep benchmark",
        description = "Measures the real services; docs/benchmarks.md has the figures.",
        synopsisSubcommandLabel = "NAME",
        mixinStandardHelpOptions = true,
        subcommands = {
            SignalsBenchmark.class,
            WayBenchmark.class,
            ProbesBenchmark.class,
            SimulationBenchmark.class,
            JudgingBenchmark.class,
            LoadsBenchmark.class,
            StructureBenchmark.class,
        },
        commandListHeading = "%nBenchmarks:%n",
        footer = {"", "emberkeep benchmark NAME --help tells what each of them measures."})
public final class Main {

    private Main() {}

    /** @param arguments as the user typed them */
    public static void main(String[] arguments) {
        // What libraries say in passing does not belong between our lines.
        System.setProperty("org.jboss.logging.provider", "jdk");
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        var line =
                new CommandLine(new Main())
                        .setUsageHelpWidth(110)
                        .setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(
                (fault, _, _) -> {
                    System.err.println(
                            fault.getMessage() == null ? fault.toString() : fault.getMessage());
                    return 1;
                });
        System.exit(line.execute(arguments));
    }
}
