package io.emberkeep.launcher.process;

import io.emberkeep.launcher.RunFile.Health;
import io.emberkeep.launcher.RunFile.PartRun;
import io.emberkeep.launcher.RunFile.ProcessId;
import io.emberkeep.launcher.part.Part;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** A part and the process that it has now. Who starts or stops it holds the lock. */
final class Slot {

    final Part part;
    final ReentrantLock lock = new ReentrantLock();
    volatile ChildProcess child;
    volatile Health health = Health.WAITING;

    Slot(Part part) {
        this.part = part;
    }

    boolean alive() {
        return child != null && child.alive();
    }

    /** As it is now. */
    PartRun run(Path log) {
        var process = Optional.ofNullable(child).filter(ChildProcess::alive).map(ChildProcess::id);
        return new PartRun(
                process.map(ProcessId::pid),
                process.map(ProcessId::startedAt),
                health,
                part.url(),
                part.ports().getFirst(),
                log.toString());
    }
}
