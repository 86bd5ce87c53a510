package io.emberkeep.launcher;

import io.emberkeep.launcher.member.Processes;
import io.emberkeep.launcher.process.Supervisor;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What their machines do to the processes of members, done by the supervisor. */
record MemberProcesses(Supervisor supervisor, Duration readyWithin) implements Processes {

    @Override
    public void start(PartId part, BooleanSupplier wanted)
            throws LaunchException, InterruptedException {
        supervisor.start(part, readyWithin, Map.of(), wanted);
    }

    @Override
    public void endWithMachine(PartId part) throws LaunchException, InterruptedException {
        supervisor.endWithMachine(part);
    }

    @Override
    public void halt(PartId part) throws LaunchException, InterruptedException {
        supervisor.still(part, true);
    }

    @Override
    public void goOn(PartId part) throws LaunchException, InterruptedException {
        supervisor.still(part, false);
    }
}
