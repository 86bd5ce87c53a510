package io.emberkeep.cli;

import io.emberkeep.launcher.LaunchException;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Runs one command line. */
public final class Main {

    private Main() {}

    /** @param arguments as the user typed them */
    public static void main(String[] arguments) {
        // What libraries say in passing does not belong between our lines.
        System.setProperty("org.jboss.logging.provider", "jdk");
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        var surroundings = Surroundings.real();
        var code = run(surroundings, arguments);
        surroundings.out().flush();
        surroundings.err().flush();
        System.exit(code);
    }

    /** Runs it. @return one of {@link ExitCode} */
    public static int run(Surroundings surroundings, String... arguments) {
        return commandLine(surroundings).execute(arguments);
    }

    /** The parsed shape of all commands, for help and completion. */
    public static CommandLine commandLine(Surroundings surroundings) {
        var line =
                new CommandLine(new Emberkeep(surroundings))
                        .setOut(surroundings.out())
                        .setErr(surroundings.err())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setUsageHelpAutoWidth(false)
                        .setUsageHelpWidth(Math.clamp(surroundings.columns(), 80, 110))
                        .setColorScheme(
                                CommandLine.Help.defaultColorScheme(
                                        surroundings.terminal()
                                                ? CommandLine.Help.Ansi.ON
                                                : CommandLine.Help.Ansi.OFF));
        line.setParameterExceptionHandler(
                (wrong, _) -> {
                    surroundings.err().println(wrong.getMessage());
                    CommandLine.UnmatchedArgumentException.printSuggestions(
                            wrong, surroundings.err());
                    surroundings
                            .err()
                            .println(
                                    "See: "
                                            + wrong.getCommandLine()
                                                    .getCommandSpec()
                                                    .qualifiedName()
                                            + " --help");
                    return ExitCode.USAGE;
                });
        line.setExecutionExceptionHandler((fault, _, _) -> explain(surroundings, fault));
        return line;
    }

    private static int explain(Surroundings surroundings, Exception fault) {
        surroundings.out().flush();
        switch (fault) {
            case CliException sentence -> surroundings.err().println(sentence.getMessage());
            case LaunchException sentence -> surroundings.err().println(sentence.getMessage());
            case ParameterException wrong -> surroundings.err().println(wrong.getMessage());
            case InterruptedException _ -> surroundings.err().println("Interrupted.");
            default ->
                    surroundings
                            .err()
                            .println(
                                    "The command failed in a way that is a fault of ours: "
                                            + fault);
        }
        return fault instanceof CliException sentence ? sentence.exitCode() : ExitCode.FAILED;
    }
}
