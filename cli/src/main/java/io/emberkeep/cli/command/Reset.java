package io.emberkeep.cli.command;

import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.RunFile;
import io.emberkeep.launcher.StateDirectory;
import io.emberkeep.launcher.process.Orphans;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep reset}. */
@Command(
        name = "reset",
        description =
                "Deletes what is kept between runs: database, broker, testbed. Asks nothing; refuses while it runs.")
public final class Reset implements Callable<Integer> {

    @ParentCommand private Emberkeep root;

    @Override
    public Integer call() throws LaunchException, InterruptedException {
        var state = root.state();
        if (!Files.isDirectory(state.root())) {
            root.surroundings().out().println("There is no state in " + state.root() + ".");
            return ExitCode.OK;
        }
        var lock = state.lock();
        if (lock.isEmpty()) {
            throw CliException.refused(
                    "Emberkeep is running: its state cannot be deleted. Stop it with ./emberkeep down.");
        }
        try (var _ = lock.get()) {
            endLeft(state);
            state.reset();
        }
        root.surroundings().out().println("The state in %s is deleted.".formatted(state.root()));
        return ExitCode.OK;
    }

    private static void endLeft(StateDirectory state) throws InterruptedException {
        var run = RunFile.read(state);
        if (run.isPresent()) {
            Orphans.end(run.get(), Duration.ofSeconds(10));
        }
    }
}
