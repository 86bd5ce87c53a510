package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.SignalAnswer.Granted;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.signal.IncidentReport.Renew;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.monitor.dbss.DbssInput.Configured;
import io.emberkeep.monitor.dbss.DbssInput.TimerRang;
import java.util.Optional;

/** An incident is worked on: two jobs side by side, and the end that waits for both (DBSS-5, DBSS-8). */
final class Recoveries {

    /** A lease is renewed so often before it runs out (DESIGN rule 3). */
    private static final int RENEWALS_A_LEASE = 3;

    private Recoveries() {}

    /** The SIF granted a new claim. @param told whether it knows the first steps already */
    static Phase claimed(Turn turn, Matter matter, boolean told, Granted granted) {
        turn.unsettle();
        var work = new Work(turn, Recovery.granted(matter, Errand.RECOVER, granted, turn.view()));
        if (!told) {
            Claims.tellBeginning(turn, matter, work.recovery.epoch());
        }
        work.foreground(
                Step.CLAIMED,
                work.recovery
                        .covered()
                        .map(
                                standby ->
                                        "%s takes the place of %s: %s"
                                                .formatted(
                                                        standby,
                                                        work.target(),
                                                        Work.list(work.recovery.vips())))
                        .orElse(work.target() + " without a standby"));
        Foreground first =
                matter.found().onlyVips() ? Before.restoreVips(work, 1) : new Foreground.Begin();
        return go(work, first);
    }

    /** The SIF granted what was held before. */
    static Phase takenOver(Turn turn, Errand errand, Granted granted) {
        turn.unsettle();
        var incident = granted.incident();
        var actual = incident.state() == IncidentState.RETURNING ? Errand.RETURN : errand;
        var recovery = Recovery.granted(Matter.recorded(incident), actual, granted, turn.view());
        var work = new Work(turn, recovery);
        return go(work, Before.standDown(work));
    }

    private static Phase go(Work work, Foreground first) {
        var jobs = new Jobs(work, first, new Background.NotStarted(), new Ending.NotYet());
        return finish(jobs, renewal(work), Optional.empty());
    }

    private static String renewal(Work work) {
        return work.turn.timer("renew", work.recovery.grant().lease().dividedBy(RENEWALS_A_LEASE));
    }

    static Phase decide(Turn turn, Phase.Recovering now, DbssInput input) {
        var work = new Work(turn, now.recovery());
        if (input instanceof Configured) {
            var other = overtaken(work);
            if (other.isPresent()) {
                return other.get();
            }
        }
        var renewal = now.renewal();
        if (input instanceof TimerRang(_, var name) && name.equals(renewal)) {
            turn.report(new Renew(work.incident(), turn.view().member(), work.recovery.epoch()));
            renewal = renewal(work);
        }
        var jobs = new Jobs(work, now.foreground(), now.background(), now.ending());
        return finish(jobs, renewal, Optional.of(input));
    }

    private static Phase finish(Jobs jobs, String renewal, Optional<DbssInput> input) {
        return jobs.run(input).orElseGet(() -> jobs.recovering(renewal));
    }

    /** What to do instead if the configuration shows that the incident is not ours any more. */
    private static Optional<Phase> overtaken(Work work) {
        var view = work.turn.view();
        var recovery = work.recovery;
        if (view.revision().olderThan(recovery.grant().revision())) {
            return Optional.empty();
        }
        var recorded = view.incident().filter(one -> one.id().equals(work.incident()));
        if (recorded.isEmpty()) {
            work.turn.settle(recovery);
            return Optional.of(AtRest.settle(work.turn, new Phase.Idle()));
        }
        return recorded.flatMap(incident -> overtaken(work, incident));
    }

    private static Optional<Phase> overtaken(Work work, Incident incident) {
        if (work.recovery.epoch().olderThan(incident.epoch())) {
            return Optional.of(new Phase.StandingAside(incident.id(), AtRest.TICKS_OF_PATIENCE));
        }
        if (!incident.state().isOpen()) {
            return Optional.of(Rests.rest(new Phase.Idle(), incident));
        }
        if (incident.leased()) {
            return Optional.empty();
        }
        var errand = incident.state() == IncidentState.RETURNING ? Errand.RETURN : Errand.CARRY_ON;
        return Optional.of(TakeOvers.ask(work.turn, incident.id(), errand));
    }
}
