package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.signal.IncidentQuestion.TakeOver;
import io.emberkeep.monitor.dbss.DbssInput.CommandAnswered;
import io.emberkeep.monitor.dbss.DbssInput.Configured;
import io.emberkeep.monitor.dbss.DbssInput.Examined;
import io.emberkeep.monitor.dbss.DbssInput.SifAnswered;
import io.emberkeep.monitor.dbss.DbssInput.Started;
import io.emberkeep.monitor.dbss.DbssInput.Tick;
import io.emberkeep.monitor.dbss.DbssInput.TimerRang;
import java.time.Duration;
import java.util.Optional;

/** An open incident without a holder, or one that rests, becomes ours (DESIGN rule 3, DBSS-14). */
final class TakeOvers {

    private TakeOvers() {}

    static Phase ask(Turn turn, IncidentId incident, Errand errand) {
        return new Phase.TakingOver(
                incident,
                errand,
                turn.ask("take-over", new TakeOver(incident, turn.view().member())));
    }

    static Phase decide(Turn turn, Phase.TakingOver taking, DbssInput input) {
        return switch (input) {
            case SifAnswered(_, var name, var answer) when name.equals(taking.asked()) ->
                    answer.map(word -> answered(turn, taking, word))
                            .orElseGet(() -> ask(turn, taking.incident(), taking.errand()));
            case TimerRang(_, var name) when name.equals(taking.asked()) ->
                    ask(turn, taking.incident(), taking.errand());
            case Configured(_, var view) ->
                    view.incident().filter(one -> one.id().equals(taking.incident())).isPresent()
                            ? taking
                            : AtRest.settle(turn, taking);
            case Started _, Tick _, Examined _, SifAnswered _, CommandAnswered _, TimerRang _ ->
                    taking;
        };
    }

    private static Phase answered(Turn turn, Phase.TakingOver taking, SignalAnswer word) {
        return switch (word) {
            case SignalAnswer.Granted granted ->
                    Recoveries.takenOver(turn, taking.errand(), granted);
            case SignalAnswer.Refused _ -> refused(taking);
            case SignalAnswer.Wait(_, var until) ->
                    new Phase.TakingOver(
                            taking.incident(),
                            taking.errand(),
                            turn.timer("take-over-wait", Duration.between(turn.at(), until)));
            case SignalAnswer.TransitionGranted _, SignalAnswer.Accepted _ -> taking;
        };
    }

    private static Phase refused(Phase.TakingOver taking) {
        return switch (taking.errand()) {
            case WELL_AGAIN, COVER ->
                    new Phase.Resting(
                            taking.incident(),
                            Phase.Resting.Place.EMPTY,
                            AtRest.TICKS_OF_PATIENCE,
                            Optional.empty());
            case RECOVER, CARRY_ON, RETURN ->
                    new Phase.StandingAside(taking.incident(), AtRest.TICKS_OF_PATIENCE);
        };
    }
}
