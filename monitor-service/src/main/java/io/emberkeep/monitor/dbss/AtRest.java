package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.monitor.dbss.DbssInput.CommandAnswered;
import io.emberkeep.monitor.dbss.DbssInput.Configured;
import io.emberkeep.monitor.dbss.DbssInput.Examined;
import io.emberkeep.monitor.dbss.DbssInput.SifAnswered;
import io.emberkeep.monitor.dbss.DbssInput.Started;
import io.emberkeep.monitor.dbss.DbssInput.Tick;
import io.emberkeep.monitor.dbss.DbssInput.TimerRang;
import java.util.Optional;

/** Nothing is being recovered here: the configuration says what this DBSS is for (SIF-3, DESIGN rule 3). */
final class AtRest {

    /** Intervals until something that was refused is tried again. */
    static final int TICKS_OF_PATIENCE = 6;

    /** A fresh monitor watches so many intervals before it acts (DESIGN rule 10). */
    private static final int INTERVALS_OF_WATCHING = 2;

    private AtRest() {}

    static Phase idle(Turn turn, Phase.Idle idle, DbssInput input) {
        return switch (input) {
            case Started(_, var watched) -> started(turn, idle, watched);
            case Configured _ -> settle(turn, idle);
            case Tick _, Examined _, SifAnswered _, CommandAnswered _, TimerRang _ -> idle;
        };
    }

    static Phase watching(Turn turn, Phase.Watching watching, DbssInput input) {
        return switch (input) {
            case Started(_, var watched) -> started(turn, watching, watched);
            case Configured _ -> settle(turn, watching);
            case Tick _ ->
                    watching.examination().isPresent()
                            ? watching
                            : new Phase.Watching(
                                    watching.since(),
                                    watching.seenWell(),
                                    Optional.of(turn.examineWhole("watch", Purpose.WATCH)));
            case Examined(_, var name, var finding, _)
                    when watching.examination().filter(name::equals).isPresent() ->
                    seen(turn, watching, finding);
            case Examined _, SifAnswered _, CommandAnswered _, TimerRang _ -> watching;
        };
    }

    private static Phase seen(Turn turn, Phase.Watching watching, Finding finding) {
        return switch (finding) {
            case Finding.Well() -> new Phase.Watching(watching.since(), true, Optional.empty());
            case Finding.Bad bad -> {
                var interval = turn.view().settings().interval();
                var watched = watching.since().plus(interval.multipliedBy(INTERVALS_OF_WATCHING));
                yield watching.seenWell() || !turn.at().isBefore(watched)
                        ? Doubts.detected(turn, bad)
                        : new Phase.Watching(watching.since(), false, Optional.empty());
            }
        };
    }

    static Phase aside(Turn turn, Phase.StandingAside aside, DbssInput input) {
        return switch (input) {
            case Started(_, var watched) -> started(turn, aside, watched);
            case Configured _ ->
                    turn.view().incident().equals(turn.viewBefore().incident())
                            ? aside
                            : settle(turn, aside);
            case Tick _ ->
                    aside.ticksLeft() > 1
                            ? new Phase.StandingAside(aside.incident(), aside.ticksLeft() - 1)
                            : settle(turn, aside);
            case Examined _, SifAnswered _, CommandAnswered _, TimerRang _ -> aside;
        };
    }

    /** Its own incident from before its restart is taken back at once (DESIGN rule 3). */
    private static Phase started(Turn turn, Phase now, boolean watched) {
        var resumed = resume(turn, now);
        return watched && resumed instanceof Phase.Watching(var since, _, var examination)
                ? new Phase.Watching(since, true, examination)
                : resumed;
    }

    private static Phase resume(Turn turn, Phase now) {
        return turn.view()
                .incident()
                .filter(incident -> incident.state().isOpen())
                .filter(incident -> incident.holder().equals(turn.view().member()))
                .<Phase>map(incident -> TakeOvers.ask(turn, incident.id(), carryOn(incident)))
                .orElseGet(() -> settle(turn, now));
    }

    /** What this DBSS is for now, as the configuration has it. */
    static Phase settle(Turn turn, Phase now) {
        if (turn.viewIsLate()) {
            return now;
        }
        var incident = turn.view().incident();
        if (incident.filter(turn::through).isPresent()) {
            return now;
        }
        return incident.map(known -> settle(turn, now, known)).orElseGet(() -> watch(turn, now));
    }

    private static Phase settle(Turn turn, Phase now, Incident incident) {
        return switch (incident.state()) {
            case RECOVERING, FUNCTION_RECOVERED, RETURNING ->
                    incident.leased()
                            ? new Phase.StandingAside(incident.id(), TICKS_OF_PATIENCE)
                            : TakeOvers.ask(turn, incident.id(), carryOn(incident));
            case HELD, GIVEN_UP -> Rests.rest(now, incident);
            case RECOVERED, REFUSED -> watch(turn, now);
        };
    }

    private static Phase watch(Turn turn, Phase now) {
        if (turn.view().row().isEmpty()) {
            return new Phase.Idle();
        }
        return now instanceof Phase.Watching
                ? now
                : new Phase.Watching(turn.at(), false, Optional.empty());
    }

    private static Errand carryOn(Incident incident) {
        return incident.state() == IncidentState.RETURNING ? Errand.RETURN : Errand.CARRY_ON;
    }
}
