package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.inventory.Settings.Returning;
import io.emberkeep.monitor.dbss.DbssInput.CommandAnswered;
import io.emberkeep.monitor.dbss.DbssInput.Configured;
import io.emberkeep.monitor.dbss.DbssInput.Examined;
import io.emberkeep.monitor.dbss.DbssInput.SifAnswered;
import io.emberkeep.monitor.dbss.DbssInput.Started;
import io.emberkeep.monitor.dbss.DbssInput.Tick;
import io.emberkeep.monitor.dbss.DbssInput.TimerRang;
import io.emberkeep.monitor.dbss.Phase.Resting.Place;
import java.util.Optional;

/** An incident that rests: the DBSS only looks, until something may go on by itself (DBSS-12, 14, 15). */
final class Rests {

    private Rests() {}

    /** Resting as the configuration has it. */
    static Phase rest(Phase now, Incident incident) {
        return now instanceof Phase.Resting(var id, _, var patience, var examination)
                        && id.equals(incident.id())
                ? new Phase.Resting(id, place(incident), patience, examination)
                : new Phase.Resting(incident.id(), place(incident), 0, Optional.empty());
    }

    /** A standby that is kept and never served may have the VIPs. */
    private static Place place(Incident incident) {
        if (incident.standby().isEmpty()) {
            return Place.EMPTY;
        }
        return incident.stoodIn() ? Place.TAKEN : Place.UNCERTAIN;
    }

    static Phase decide(Turn turn, Phase.Resting resting, DbssInput input) {
        return switch (input) {
            case Started _, Configured _ -> AtRest.settle(turn, resting);
            case Tick _ -> tick(turn, resting);
            case Examined(_, var name, var finding, _)
                    when resting.examination().filter(name::equals).isPresent() ->
                    seen(turn, resting, finding);
            case Examined _, SifAnswered _, CommandAnswered _, TimerRang _ -> resting;
        };
    }

    private static Phase tick(Turn turn, Phase.Resting resting) {
        if (!turn.view().mayBegin() || resting.examination().isPresent()) {
            return resting;
        }
        if (resting.patience() > 0) {
            return new Phase.Resting(
                    resting.incident(), resting.place(), resting.patience() - 1, Optional.empty());
        }
        if (windowOpened(turn, resting)) {
            return TakeOvers.ask(turn, resting.incident(), Errand.RETURN);
        }
        return resting.place() != Place.EMPTY
                ? resting
                : new Phase.Resting(
                        resting.incident(),
                        Place.EMPTY,
                        0,
                        Optional.of(turn.examine("rest", turn.view().ownOnly(), Purpose.JOB)));
    }

    private static boolean windowOpened(Turn turn, Phase.Resting resting) {
        var settings = turn.view().settings();
        return settings.returning() == Returning.WINDOW
                && turn.view()
                        .incident()
                        .filter(incident -> incident.id().equals(resting.incident()))
                        .filter(incident -> incident.state() == IncidentState.HELD)
                        .filter(incident -> incident.held().isEmpty())
                        .isPresent()
                && Windows.open(settings.window(), turn.at());
    }

    /** Well again by itself: as up. Else a standby that became free takes its place (DBSS-12). */
    private static Phase seen(Turn turn, Phase.Resting resting, Finding finding) {
        if (!turn.view().mayBegin()) {
            return looked(resting);
        }
        return switch (finding) {
            case Finding.Well() -> TakeOvers.ask(turn, resting.incident(), Errand.WELL_AGAIN);
            case Finding.Bad _ ->
                    turn.view().standbyFree()
                            ? TakeOvers.ask(turn, resting.incident(), Errand.COVER)
                            : looked(resting);
        };
    }

    private static Phase looked(Phase.Resting resting) {
        return new Phase.Resting(
                resting.incident(), resting.place(), resting.patience(), Optional.empty());
    }
}
