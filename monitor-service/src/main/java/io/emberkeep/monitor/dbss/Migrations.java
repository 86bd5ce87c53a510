package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.Observed.HostPower;
import io.emberkeep.contract.command.Condition.HostExamined;
import io.emberkeep.contract.command.Condition.ServerOnHost;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.monitor.dbss.Endings.Next;
import io.emberkeep.monitor.dbss.TargetView.Peer;
import java.util.Optional;

/** The target is given up: the standby takes its place on its host too, if only the VM failed (DBSS-10). */
final class Migrations {

    private Migrations() {}

    static Next start(Work work, String why) {
        var host = work.recovery.host();
        var peers = work.turn.view().peers();
        if (work.turn.view().target().isPhysical()) {
            return stays(work, why, work.target() + " is no virtual server");
        }
        if (work.standbyHost().equals(host)) {
            return stays(work, why, "it is on %s already".formatted(host));
        }
        return !peers.isEmpty() && peers.stream().allMatch(Peer::troubled)
                ? stays(work, why, "all servers on %s are in trouble".formatted(host))
                : examine(work, why, 1);
    }

    private static Next examine(Work work, String why, int attempt) {
        return new Next.GoOn(
                new Ending.ExaminingHost(
                        work.order(
                                "end-examine-host",
                                new HostExamined(work.recovery.host()),
                                attempt),
                        attempt,
                        why));
    }

    static Next examined(Work work, Ending.ExaminingHost now, CommandAnswer answer) {
        var silent = "%s does not answer".formatted(work.recovery.host());
        return switch (answer) {
            case CommandAnswer.Done(_, _, var observed) ->
                    observed.host() == HostPower.ON
                            ? migrate(work, now.why(), 1)
                            : stays(work, now.why(), silent);
            case CommandAnswer.Failed _ -> stays(work, now.why(), silent);
            case CommandAnswer.NotBegun _, CommandAnswer.Unknown _ ->
                    now.attempt() < Work.ATTEMPTS
                            ? examine(work, now.why(), now.attempt() + 1)
                            : stays(work, now.why(), silent);
        };
    }

    private static Next migrate(Work work, String why, int attempt) {
        return new Next.GoOn(
                new Ending.MigratingStandby(
                        work.order(
                                "end-migrate-standby",
                                new ServerOnHost(
                                        work.standby(), work.standbyHost(), work.recovery.host()),
                                attempt),
                        attempt,
                        why));
    }

    static Next migrated(Work work, Ending.MigratingStandby now, CommandAnswer answer) {
        if (answer instanceof CommandAnswer.Done) {
            work.background(
                    Step.STANDBY_MIGRATED,
                    "%s to %s".formatted(work.standby(), work.recovery.host()));
            return Endings.givenUp(work, Optional.of(work.recovery.host()), now.why());
        }
        if (answer instanceof CommandAnswer.Unknown && now.attempt() < Work.ATTEMPTS) {
            return migrate(work, now.why(), now.attempt() + 1);
        }
        return stays(work, now.why(), Work.why(answer));
    }

    private static Next stays(Work work, String why, String because) {
        work.background(
                Step.STANDBY_STAYS,
                "%s on %s: %s".formatted(work.standby(), work.standbyHost(), because));
        return Endings.givenUp(work, Optional.empty(), why + "; the standby stays: " + because);
    }
}
