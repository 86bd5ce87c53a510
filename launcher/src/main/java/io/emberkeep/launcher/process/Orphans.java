package io.emberkeep.launcher.process;

import io.emberkeep.launcher.RunFile;
import io.emberkeep.launcher.RunFile.ProcessId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes that a killed launcher left: those of its run file, by number and start, and no others. */
public final class Orphans {

    private Orphans() {}

    /** Those that still run. */
    public static List<ProcessHandle> of(RunFile run) {
        return run.parts().values().stream()
                .flatMap(part -> part.process().stream())
                .map(ProcessId::alive)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Ends them: in order within that time, else at once. @return how many there were */
    public static int end(RunFile run, Duration within) throws InterruptedException {
        var orphans = of(run);
        for (var orphan : orphans) {
            Signal.TERM.send(orphan.pid());
            Signal.INT.send(orphan.pid());
        }
        if (!ended(orphans, within)) {
            orphans.forEach(ProcessHandle::destroyForcibly);
            ended(orphans, Duration.ofSeconds(5));
        }
        return orphans.size();
    }

    private static boolean ended(List<ProcessHandle> processes, Duration within)
            throws InterruptedException {
        try {
            CompletableFuture.allOf(
                            processes.stream()
                                    .map(ProcessHandle::onExit)
                                    .toArray(CompletableFuture<?>[]::new))
                    .get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException late) {
            return false;
        }
    }
}
