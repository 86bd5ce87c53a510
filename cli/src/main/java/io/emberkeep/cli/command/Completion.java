package io.emberkeep.cli.command;

import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code emberkeep completion}. */
@Command(
        name = "completion",
        description =
                "Prints a completion script for bash and zsh: source <(./emberkeep completion)")
public final class Completion implements Callable<Integer> {

    @ParentCommand private Emberkeep root;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var out = root.surroundings().out();
        out.println(AutoComplete.bash("emberkeep", spec.root().commandLine()));
        out.println("complete -F _complete_emberkeep -o default ./emberkeep");
        out.flush();
        return ExitCode.OK;
    }
}
