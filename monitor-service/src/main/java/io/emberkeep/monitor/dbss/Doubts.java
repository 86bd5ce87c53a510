package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.command.Condition.ServerExamined;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.signal.IncidentReport.NotActed;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.monitor.dbss.DbssInput.CommandAnswered;
import io.emberkeep.monitor.dbss.DbssInput.Configured;
import io.emberkeep.monitor.dbss.DbssInput.Examined;
import io.emberkeep.monitor.dbss.DbssInput.SifAnswered;
import io.emberkeep.monitor.dbss.DbssInput.Started;
import io.emberkeep.monitor.dbss.DbssInput.Tick;
import io.emberkeep.monitor.dbss.DbssInput.TimerRang;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the first bad result to the moment when the SIF is asked (DBSS-4, DESIGN rule 10). */
final class Doubts {

    private Doubts() {}

    static Phase detected(Turn turn, Finding.Bad bad) {
        var matter = Matter.detected(turn.view().target().name(), bad, turn.at());
        var again = turn.examineWhole("reexamine", Purpose.CONFIRM);
        turn.step(matter.incident(), Step.DETECTED, describe(bad));
        turn.publish(
                new Failure.Detected(
                        matter.incident(),
                        turn.view().target().name(),
                        turn.at(),
                        bad.kind(),
                        bad.evidence()));
        return new Phase.Reexamining(matter, again);
    }

    /** For the log: the kind, and what was seen. */
    static String describe(Finding.Bad bad) {
        return switch (bad.kind()) {
            case NETWORK -> "network trouble: " + bad.evidence();
            case SERVICE -> "service trouble: " + bad.evidence();
        };
    }

    static Phase reexamining(Turn turn, Phase.Reexamining doubt, DbssInput input) {
        return switch (input) {
            case Examined(_, var name, var finding, var trust)
                    when name.equals(doubt.examination()) ->
                    switch (finding) {
                        case Finding.Well() -> relax(turn, doubt.matter(), "");
                        case Finding.Bad bad -> confirmed(turn, doubt.matter(), bad, trust);
                    };
            case Configured _ -> stillOurs(turn, doubt);
            case Started _, Tick _, Examined _, SifAnswered _, CommandAnswered _, TimerRang _ ->
                    doubt;
        };
    }

    /** No trouble, or none any more. @param last the reason of a refusal that the SIF knows; else empty */
    static Phase relax(Turn turn, Matter matter, String last) {
        if (last.isEmpty()) {
            turn.step(matter.incident(), Step.RELAXED, "everything is good");
        } else {
            turn.refusedStep(matter.incident(), Step.RELAXED, "everything is good");
        }
        return new Phase.Watching(turn.at(), true, Optional.empty());
    }

    private static Phase confirmed(Turn turn, Matter doubt, Finding.Bad bad, Trust trust) {
        var matter = doubt.confirmed(bad, turn.at());
        turn.step(matter.incident(), Step.CONFIRMED, describe(bad));
        var next = proceed(turn, matter, trust, "");
        turn.publish(
                new Failure.Confirmed(
                        matter.incident(),
                        turn.view().target().name(),
                        turn.at(),
                        bad.kind(),
                        bad.evidence()));
        return next;
    }

    /** Acts on confirmed trouble as far as the monitor trusts itself. @param last reason of a refusal */
    static Phase proceed(Turn turn, Matter matter, Trust trust, String last) {
        return switch (trust) {
            case Trust.Full() -> Claims.inTurn(turn, matter, last);
            case Trust.None(var reason) -> notActed(turn, matter, reason, last);
            case Trust.WithWitness(var doubt) ->
                    new Phase.AskingWitness(
                            matter,
                            doubt,
                            last,
                            turn.order(
                                    "witness",
                                    Optional.empty(),
                                    Map.of(),
                                    new ServerExamined(
                                            turn.view().target().name(), turn.view().host()),
                                    1));
        };
    }

    static Phase askingWitness(Turn turn, Phase.AskingWitness asking, DbssInput input) {
        return switch (input) {
            case CommandAnswered(_, var name, var answer) when name.equals(asking.command()) ->
                    heard(turn, asking, answer);
            case Configured _ -> stillOurs(turn, asking);
            case Started _, Tick _, Examined _, SifAnswered _, CommandAnswered _, TimerRang _ ->
                    asking;
        };
    }

    private static Phase heard(Turn turn, Phase.AskingWitness asking, CommandAnswer answer) {
        return Witness.against(answer, turn.view())
                .map(_ -> Claims.inTurn(turn, asking.matter(), asking.lastReason()))
                .orElseGet(
                        () ->
                                notActed(
                                        turn,
                                        asking.matter(),
                                        asking.doubt() + ", and no other witness saw trouble",
                                        asking.lastReason()));
    }

    /** Only reports; looks again at the next tick, for its own trouble may be over by then. */
    private static Phase notActed(Turn turn, Matter matter, String reason, String last) {
        if (!reason.equals(last)) {
            turn.report(
                    new NotActed(
                            matter.incident(),
                            turn.view().target().name(),
                            turn.view().member(),
                            matter.found().kind(),
                            matter.detectedAt(),
                            matter.confirmedAt(),
                            reason));
        }
        return Claims.refuse(turn, matter, new Claims.No(reason, List.of(), true), last);
    }

    /** The trouble is dropped if the target is not ours to watch any more. */
    static Phase stillOurs(Turn turn, Phase now) {
        var settled = AtRest.settle(turn, now);
        return settled instanceof Phase.Watching ? now : settled;
    }
}
