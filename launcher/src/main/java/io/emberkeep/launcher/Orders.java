package io.emberkeep.launcher;

import io.emberkeep.launcher.control.PartOrder;
import io.emberkeep.launcher.member.Followers;
import io.emberkeep.launcher.process.Signal;
import io.emberkeep.launcher.process.Supervisor;
import java.time.Duration;
import java.util.Map;

/** Carries out what a user or a test wants of one part. */
record Orders(Supervisor supervisor, Followers followers, Duration readyWithin) {

    /** @return what was done, as a sentence */
    String carryOut(PartOrder order) throws LaunchException, InterruptedException {
        var part = order.part();
        return switch (order.verb()) {
            case START -> {
                start(part, order.environment());
                yield part + " runs and is healthy.";
            }
            case STOP -> {
                supervisor.stop(part);
                yield part + " is stopped.";
            }
            case KILL -> {
                supervisor.kill(part);
                yield part + " is killed.";
            }
            case PAUSE -> {
                supervisor.signal(part, Signal.STOP);
                yield part + " stands still.";
            }
            case RESUME -> {
                resume(part);
                yield part + " goes on.";
            }
        };
    }

    void start(PartId part, Map<String, String> environment)
            throws LaunchException, InterruptedException {
        machineRuns(part);
        supervisor.start(part, readyWithin, environment);
    }

    void resume(PartId part) throws LaunchException, InterruptedException {
        machineRuns(part);
        supervisor.signal(part, Signal.CONT);
    }

    /** @throws LaunchException if the part's machine is off or stands still */
    private void machineRuns(PartId part) throws LaunchException {
        var whyNot = followers.whyNot(part);
        if (whyNot.isPresent()) {
            throw new LaunchException(whyNot.get());
        }
    }
}
