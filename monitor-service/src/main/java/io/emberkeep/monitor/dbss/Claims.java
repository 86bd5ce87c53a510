package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.signal.IncidentQuestion.Claim;
import io.emberkeep.contract.signal.IncidentReport.StepTaken;
import io.emberkeep.contract.signal.Job;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.monitor.dbss.DbssInput.CommandAnswered;
import io.emberkeep.monitor.dbss.DbssInput.Configured;
import io.emberkeep.monitor.dbss.DbssInput.Examined;
import io.emberkeep.monitor.dbss.DbssInput.SifAnswered;
import io.emberkeep.monitor.dbss.DbssInput.Started;
import io.emberkeep.monitor.dbss.DbssInput.Tick;
import io.emberkeep.monitor.dbss.DbssInput.TimerRang;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Before anything is done: may it be (DESIGN rule 2, SIF-4)? */
final class Claims {

    private Claims() {}

    /**
     * Why nothing is done.
     *
     * @param wouldHave what would have been, if automation might
     * @param ownDoubt whether the monitor does not trust itself: that may be over at the next tick
     */
    record No(String reason, List<String> wouldHave, boolean ownDoubt) {}

    /** Asks the SIF. @param last the reason of the last refusal, so that the same is not told twice */
    static Phase claim(Turn turn, Matter matter, String last) {
        var view = turn.view();
        return new Phase.Claiming(
                matter,
                last,
                turn.ask(
                        "claim",
                        new Claim(
                                matter.incident(),
                                view.target().name(),
                                view.member(),
                                matter.found().kind(),
                                matter.detectedAt(),
                                matter.confirmedAt(),
                                matter.found().evidence())));
    }

    /** Who is second waits an interval for the first one's word, unless that is in trouble too (P2P-1, P2P-2). */
    static Phase inTurn(Turn turn, Matter matter, String last) {
        var view = turn.view();
        var until = matter.confirmedAt().plus(view.settings().interval());
        if (view.first().isEmpty() || !turn.at().isBefore(until)) {
            return claim(turn, matter, last);
        }
        return toldToWait(
                turn, matter, last, view.first().get() + " is to act first, until " + until, until);
    }

    private static Phase toldToWait(
            Turn turn, Matter matter, String last, String reason, Instant until) {
        turn.step(matter.incident(), Step.TOLD_TO_WAIT, reason);
        return new Phase.ToldToWait(
                matter, last, turn.timer("told-to-wait", Duration.between(turn.at(), until)));
    }

    static Phase claiming(Turn turn, Phase.Claiming claiming, DbssInput input) {
        return switch (input) {
            case SifAnswered(_, var name, var answer) when name.equals(claiming.question()) ->
                    answer.map(word -> answered(turn, claiming, word))
                            // Asked too long ago to be acted upon: is it still so?
                            .orElseGet(() -> look(turn, claiming.matter(), claiming.lastReason()));
            case Started _,
                    Tick _,
                    Configured _,
                    Examined _,
                    SifAnswered _,
                    CommandAnswered _,
                    TimerRang _ ->
                    claiming;
        };
    }

    private static Phase answered(Turn turn, Phase.Claiming claiming, SignalAnswer word) {
        var matter = claiming.matter();
        return switch (word) {
            case SignalAnswer.Granted granted ->
                    Recoveries.claimed(turn, matter, !claiming.lastReason().isEmpty(), granted);
            case SignalAnswer.Refused(var reason, var wouldHave) ->
                    refuse(turn, matter, new No(reason, wouldHave, false), claiming.lastReason());
            case SignalAnswer.Wait(var reason, var until) ->
                    toldToWait(
                            turn,
                            matter,
                            claiming.lastReason(),
                            reason + ", until " + until,
                            until);
            case SignalAnswer.TransitionGranted _, SignalAnswer.Accepted _ -> claiming;
        };
    }

    /** Nothing is done, for a reason; told again only when the reason is another. */
    static Phase refuse(Turn turn, Matter matter, No no, String last) {
        if (!no.reason().equals(last)) {
            var detail =
                    no.wouldHave().isEmpty()
                            ? no.reason()
                            : no.reason() + "; would have: " + String.join(", ", no.wouldHave());
            if (last.isEmpty()) {
                tellBeginning(turn, matter, Epoch.ZERO);
            }
            turn.refusedStep(matter.incident(), Step.REFUSED, detail);
            turn.publish(
                    new Failure.Refused(
                            matter.incident(),
                            turn.view().target().name(),
                            turn.at(),
                            no.reason(),
                            no.wouldHave()));
        }
        return new Phase.Refused(
                matter,
                no.reason(),
                no.ownDoubt(),
                no.ownDoubt() ? 1 : AtRest.TICKS_OF_PATIENCE,
                Optional.empty());
    }

    /** The SIF hears of the first steps once it knows the incident; they were logged when they were. */
    static void tellBeginning(Turn turn, Matter matter, Epoch epoch) {
        turn.report(
                new StepTaken(
                        matter.incident(),
                        epoch,
                        matter.detectedAt(),
                        Job.FOREGROUND,
                        Step.DETECTED,
                        matter.firstEvidence()));
        turn.report(
                new StepTaken(
                        matter.incident(),
                        epoch,
                        matter.confirmedAt(),
                        Job.FOREGROUND,
                        Step.CONFIRMED,
                        Doubts.describe(matter.found())));
    }

    static Phase refused(Turn turn, Phase.Refused refused, DbssInput input) {
        return switch (input) {
            case Tick _ ->
                    refused.examination().isPresent()
                            ? refused
                            : examine(turn, refused, refused.ticksLeft() - 1);
            case Configured _ -> configured(turn, refused);
            case Examined(_, var name, var finding, var trust)
                    when refused.examination().filter(name::equals).isPresent() ->
                    seen(turn, refused, finding, trust);
            case Started _, Examined _, SifAnswered _, CommandAnswered _, TimerRang _ -> refused;
        };
    }

    private static Phase examine(Turn turn, Phase.Refused refused, int ticksLeft) {
        return new Phase.Refused(
                refused.matter(),
                refused.reason(),
                refused.ownDoubt(),
                ticksLeft,
                Optional.of(
                        turn.examineWhole(
                                "refused",
                                refused.ownDoubt() ? Purpose.DOUBTED : Purpose.CONFIRM)));
    }

    /** What the refusal may have depended on is different: it is worth asking again. */
    private static Phase configured(Turn turn, Phase.Refused refused) {
        var ours = Doubts.stillOurs(turn, refused);
        if (!ours.equals(refused) || turn.view().basis().equals(turn.viewBefore().basis())) {
            return ours;
        }
        return refused.examination().isPresent()
                ? new Phase.Refused(
                        refused.matter(),
                        refused.reason(),
                        refused.ownDoubt(),
                        0,
                        refused.examination())
                : examine(turn, refused, 0);
    }

    private static Phase seen(Turn turn, Phase.Refused refused, Finding finding, Trust trust) {
        return switch (finding) {
            case Finding.Well() -> Doubts.relax(turn, refused.matter(), refused.reason());
            case Finding.Bad bad -> {
                var matter = refused.matter().seenAgain(bad);
                yield refused.ticksLeft() > 0
                        ? new Phase.Refused(
                                matter,
                                refused.reason(),
                                refused.ownDoubt(),
                                refused.ticksLeft(),
                                Optional.empty())
                        : Doubts.proceed(turn, matter, trust, refused.reason());
            }
        };
    }

    static Phase toldToWait(Turn turn, Phase.ToldToWait wait, DbssInput input) {
        return switch (input) {
            case TimerRang(_, var name) when name.equals(wait.timer()) ->
                    look(turn, wait.matter(), wait.lastReason());
            case Configured _ -> stillToWait(turn, wait);
            case Started _, Tick _, Examined _, SifAnswered _, CommandAnswered _, TimerRang _ ->
                    wait;
        };
    }

    /** The first one is in trouble too: the second acts as it (P2P-2). */
    private static Phase stillToWait(Turn turn, Phase.ToldToWait wait) {
        var firstIsGone = turn.viewBefore().first().isPresent() && turn.view().first().isEmpty();
        var ours = Doubts.stillOurs(turn, wait);
        return firstIsGone && ours.equals(wait)
                ? claim(turn, wait.matter(), wait.lastReason())
                : ours;
    }

    private static Phase look(Turn turn, Matter matter, String last) {
        return new Phase.LookingAgain(
                matter, last, turn.examineWhole("look-again", Purpose.CONFIRM));
    }

    static Phase lookingAgain(Turn turn, Phase.LookingAgain look, DbssInput input) {
        return switch (input) {
            case Examined(_, var name, var finding, var trust)
                    when name.equals(look.examination()) ->
                    switch (finding) {
                        case Finding.Well() -> Doubts.relax(turn, look.matter(), look.lastReason());
                        case Finding.Bad bad ->
                                Doubts.proceed(
                                        turn,
                                        look.matter().seenAgain(bad),
                                        trust,
                                        look.lastReason());
                    };
            case Configured _ -> Doubts.stillOurs(turn, look);
            case Started _, Tick _, Examined _, SifAnswered _, CommandAnswered _, TimerRang _ ->
                    look;
        };
    }
}
