package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.command.Condition.DaemonRestarted;
import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.monitor.dbss.Background.First;
import java.util.ArrayList;
import java.util.List;

/** Service trouble: the daemons are restarted before the server is (DBSS-6, daemon-then-server). */
final class Daemons {

    private Daemons() {}

    static Background restart(Work work) {
        return restart(work, work.recovery.matter().found().daemons(), 1);
    }

    private static Background restart(Work work, List<DaemonName> daemons, int attempt) {
        var daemon = daemons.getFirst();
        return new Background.RestartingDaemon(
                daemon,
                daemons.subList(1, daemons.size()),
                work.order(
                        "bg-restart-daemon",
                        new DaemonRestarted(work.target(), work.recovery.host(), daemon),
                        attempt),
                attempt);
    }

    static Background restarted(Work work, Background.RestartingDaemon now, CommandAnswer answer) {
        work.seen(answer);
        return switch (answer) {
            case CommandAnswer.Done _ -> {
                work.background(
                        Step.DAEMON_RESTARTED, "%s on %s".formatted(now.daemon(), work.target()));
                yield now.left().isEmpty()
                        ? new Background.DaemonPause(
                                work.turn.timer(
                                        "bg-daemon-wait", work.settings().daemonRestartWait()))
                        : restart(work, now.left(), 1);
            }
            case CommandAnswer.NotBegun _, CommandAnswer.Unknown _
                    when now.attempt() < Work.ATTEMPTS -> {
                var again = new ArrayList<DaemonName>();
                again.add(now.daemon());
                again.addAll(now.left());
                yield restart(work, again, now.attempt() + 1);
            }
            case CommandAnswer.NotBegun _, CommandAnswer.Unknown _, CommandAnswer.Failed _ -> {
                work.background(
                        Step.COMMAND_FAILED,
                        "%s on %s is not restarted: %s"
                                .formatted(now.daemon(), work.target(), Work.why(answer)));
                yield new Background.AwaitingFence(First.SERVER);
            }
        };
    }

    /** Was it enough? */
    static Background checked(Work work, Finding finding) {
        return switch (finding) {
            case Finding.Well() -> BackgroundJob.up(work);
            case Finding.Bad _ -> new Background.AwaitingFence(First.SERVER);
        };
    }
}
