package io.emberkeep.monitor.keeping;

import io.emberkeep.contract.decision.Words;
import io.emberkeep.monitor.dbss.Background;
import io.emberkeep.monitor.dbss.Ending;
import io.emberkeep.monitor.dbss.Foreground;
import io.emberkeep.monitor.dbss.Phase;
import java.util.Optional;

/** Why a DBSS is where it is, as far as its state tells. */
final class Reasons {

    private Reasons() {}

    static Optional<String> of(Phase phase) {
        return switch (phase) {
            case Phase.Refused refused -> Optional.of(refused.reason());
            case Phase.AskingWitness asking -> Optional.of(asking.doubt());
            case Phase.Recovering recovering ->
                    of(recovering.ending())
                            .or(() -> of(recovering.foreground()))
                            .or(() -> of(recovering.background()));
            case Phase.Resting resting ->
                    Optional.of(
                            switch (resting.place()) {
                                case EMPTY -> "nobody serves in its place";
                                case TAKEN -> "a standby serves in its place";
                                case UNCERTAIN -> "a standby may have its VIPs";
                            });
            case Phase.Idle(),
                    Phase.Watching _,
                    Phase.Reexamining _,
                    Phase.Claiming _,
                    Phase.ToldToWait _,
                    Phase.LookingAgain _,
                    Phase.TakingOver _,
                    Phase.StandingAside _ ->
                    Optional.empty();
        };
    }

    private static Optional<String> of(Foreground job) {
        return switch (job) {
            case Foreground.AskingFence asking -> Optional.of(asking.why());
            case Foreground.FenceDelayed delayed -> Optional.of(delayed.why());
            case Foreground.PoweringOff off -> Optional.of(off.why());
            case Foreground.StandingDown _,
                    Foreground.RestoringVips _,
                    Foreground.CheckingVips _,
                    Foreground.Begin _,
                    Foreground.AwaitingDaemon _,
                    Foreground.Fencing _,
                    Foreground.StartingStandby _,
                    Foreground.SettingVips _,
                    Foreground.Uncovered _,
                    Foreground.Recovered _,
                    Foreground.NotNeeded _ ->
                    Optional.empty();
        };
    }

    private static Optional<String> of(Background job) {
        return job instanceof Background.Down(var reason) ? Optional.of(reason) : Optional.empty();
    }

    private static Optional<String> of(Ending ending) {
        return switch (ending) {
            case Ending.TakingBack back -> Optional.of(back.why());
            case Ending.GivingBack back -> Optional.of(back.why());
            case Ending.ExaminingHost host -> Optional.of(host.why());
            case Ending.MigratingStandby standby -> Optional.of(standby.why());
            case Ending.ReleasingStandby release -> of(release.after());
            case Ending.SuspendingStandby suspend -> of(suspend.after());
            case Ending.NotYet(), Ending.ReturningVips _, Ending.SendingHome _ -> Optional.empty();
        };
    }

    private static Optional<String> of(Ending.After after) {
        return switch (after) {
            case Ending.After.Serve() -> Optional.empty();
            case Ending.After.GiveUp(var reason) -> Optional.of(reason);
            case Ending.After.Drop(var reason) -> Optional.of(reason);
        };
    }

    /** What it is doing. */
    static String doing(Phase phase) {
        return phase instanceof Phase.Recovering recovering
                ? recovering.ending() instanceof Ending.NotYet
                        ? "recovering (foreground %s, background %s)"
                                .formatted(
                                        word(recovering.foreground()),
                                        word(recovering.background()))
                        : "recovering (%s)".formatted(word(recovering.ending()))
                : word(phase);
    }

    private static String word(Object state) {
        return Words.apart(state.getClass().getSimpleName());
    }
}
