package io.emberkeep.monitor.keeping;

import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.signal.IncidentReport.Renew;
import io.emberkeep.monitor.dbss.Background;
import io.emberkeep.monitor.dbss.DbssEffect;
import io.emberkeep.monitor.dbss.Decision;
import io.emberkeep.monitor.dbss.Phase;
import java.util.List;

/** Tells a decision from merely going on. */
final class Steady {

    private Steady() {}

    static boolean decidesSomething(Phase before, Decision decision) {
        var after = decision.next().phase();
        var polling = isPolling(before) && isPolling(after);
        if (decision.effects().stream().anyMatch(effect -> tells(effect, polling))) {
            return true;
        }
        if (!lastReason(before).isEmpty() && lastReason(before).equals(lastReason(after))) {
            return false;
        }
        return !shape(before).equals(shape(after)) || asks(decision);
    }

    /** Whether an effect is more than looking, waiting and asking. */
    private static boolean tells(DbssEffect effect, boolean polling) {
        return switch (effect) {
            case DbssEffect.StepDone _, DbssEffect.Publish _ -> true;
            case DbssEffect.ReportSif(var report) -> !(report instanceof Renew);
            case DbssEffect.Order order ->
                    !(polling && order.condition() instanceof Condition.ServerConnected);
            case DbssEffect.Examine _,
                    DbssEffect.AskSif _,
                    DbssEffect.StartTimer _,
                    DbssEffect.CancelTimer _ ->
                    false;
        };
    }

    private static boolean asks(Decision decision) {
        return decision.effects().stream().anyMatch(DbssEffect.AskSif.class::isInstance);
    }

    private static boolean isPolling(Phase phase) {
        return phase instanceof Phase.Recovering recovering
                && recovering.background() instanceof Background.Polling;
    }

    /** What it is doing, without how often and until when. */
    private static List<Object> shape(Phase phase) {
        return phase instanceof Phase.Recovering recovering
                ? List.of(
                        recovering.foreground().getClass(),
                        recovering.background() instanceof Background.Polling polling
                                ? polling.goal()
                                : recovering.background().getClass(),
                        recovering.ending().getClass())
                : List.of(phase.getClass());
    }

    /** Why nothing was done the last time; empty if it was not refused. */
    private static String lastReason(Phase phase) {
        return switch (phase) {
            case Phase.Refused refused -> refused.reason();
            case Phase.AskingWitness asking -> asking.lastReason();
            case Phase.Claiming claiming -> claiming.lastReason();
            case Phase.ToldToWait wait -> wait.lastReason();
            case Phase.LookingAgain look -> look.lastReason();
            case Phase.Idle(),
                    Phase.Watching _,
                    Phase.Reexamining _,
                    Phase.TakingOver _,
                    Phase.StandingAside _,
                    Phase.Recovering _,
                    Phase.Resting _ ->
                    "";
        };
    }
}
