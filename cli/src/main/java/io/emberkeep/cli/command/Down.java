package io.emberkeep.cli.command;

import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.launcher.RunFile;
import io.emberkeep.launcher.StateDirectory;
import io.emberkeep.launcher.process.Orphans;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep down}. */
@Command(name = "down", description = "Stops a running system and waits until nothing of it runs.")
public final class Down implements Callable<Integer> {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(40);

    @ParentCommand private Emberkeep root;

    @Override
    public Integer call() throws InterruptedException {
        var out = root.surroundings().out();
        var state = root.state();
        var running = RunFile.running(state);
        if (running.isEmpty()) {
            out.println(
                    endLeft(state)
                            ? "Ended what a killed launcher had left."
                            : "Emberkeep is not running.");
            return ExitCode.OK;
        }
        var launcher = running.get().launcher().alive();
        if (launcher.isPresent()) {
            out.printf("stopping Emberkeep (process %d) ...%n", launcher.get().pid());
            stop(launcher.get());
        }
        endLeft(state);
        out.println("Emberkeep is stopped; its state is kept in %s.".formatted(state.root()));
        return ExitCode.OK;
    }

    private void stop(ProcessHandle launcher) throws InterruptedException {
        if (!launcher.destroy() && launcher.isAlive()) {
            throw CliException.failed(
                    "Process %d cannot be stopped: it belongs to %s."
                            .formatted(
                                    launcher.pid(),
                                    launcher.info().user().orElse("somebody else")));
        }
        try {
            launcher.onExit().get(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            root.surroundings().err().println("it takes too long and is killed");
            launcher.destroyForcibly();
        }
    }

    private static boolean endLeft(StateDirectory state) throws InterruptedException {
        var run = RunFile.read(state);
        return run.isPresent() && Orphans.end(run.get(), Duration.ofSeconds(10)) > 0;
    }
}
