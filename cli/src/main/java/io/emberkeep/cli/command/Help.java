package io.emberkeep.cli.command;

import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code emberkeep help}. */
@Command(name = "help", description = "Shows all commands, or how one is used.")
public final class Help implements Callable<Integer> {

    @ParentCommand private Emberkeep root;
    @Spec private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "Which one.")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        var line = spec.root().commandLine();
        for (var name : names) {
            line = line.getSubcommands().get(name);
            if (line == null) {
                throw CliException.usage(
                        "There is no command %s.".formatted(String.join(" ", names)));
            }
        }
        line.usage(root.surroundings().out());
        return ExitCode.OK;
    }
}
