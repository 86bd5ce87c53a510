package io.emberkeep.power.transition;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.answer.SignalAnswer.TransitionGranted;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.power.transition.Phase.Asking;
import io.emberkeep.power.transition.Phase.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the SIF's word means for each question. */
final class Answers {

    /** How often a question is asked that is not answered, or is told to wait. */
    private static final int MOST_ASKED = 8;

    private final Turn turn;
    private final Steps steps;

    Answers(Turn turn, Steps steps) {
        this.turn = turn;
        this.steps = steps;
    }

    void answered(Asking asking, Optional<SignalAnswer> answer) {
        if (answer.isEmpty()) {
            silent(asking);
            return;
        }
        switch (answer.get()) {
            case TransitionGranted grant -> granted(asking, grant);
            case SignalAnswer.Accepted _ -> accepted(asking);
            case SignalAnswer.Refused(var reason, _) -> refused(asking, reason);
            case SignalAnswer.Wait(var reason, var until) -> postponed(asking, reason, until);
            case SignalAnswer.Granted _ ->
                    turn.over(Outcome.LOST, "the SIF granted an incident instead");
        }
    }

    private void granted(Asking asking, TransitionGranted grant) {
        switch (asking.question()) {
            case TransitionQuestion.ClaimTransition claim ->
                    hold(grant, "begins: " + claim.reason());
            case TransitionQuestion.TakeOverTransition _ ->
                    hold(grant, "carried on by " + turn.before.member());
            // The same holding goes on, and so does its renewal.
            case TransitionQuestion.UndoTransition _ -> steps.goOn(Work.of(grant, turn.at));
            case TransitionQuestion.StepBegun _,
                    TransitionQuestion.StepRecorded _,
                    TransitionQuestion.EndTransition _ ->
                    turn.takeOver("the SIF granted what was not asked");
        }
    }

    private void hold(TransitionGranted grant, String what) {
        var work = Work.of(grant, turn.at);
        turn.renewLater(work);
        if (work.transition().state() != TransitionState.INTERRUPTED) {
            turn.publish(work.transition(), 0, what);
        }
        steps.goOn(work);
    }

    private void accepted(Asking asking) {
        switch (asking.question()) {
            case TransitionQuestion.ClaimTransition claim ->
                    turn.over(Outcome.PROPOSED, claim.reason());
            case TransitionQuestion.StepBegun _ -> steps.begun(asking.held().orElseThrow());
            case TransitionQuestion.StepRecorded _ -> steps.afterEdit(asking.held().orElseThrow());
            case TransitionQuestion.EndTransition end -> ended(asking.held().orElseThrow(), end);
            case TransitionQuestion.TakeOverTransition _, TransitionQuestion.UndoTransition _ ->
                    turn.takeOver("the SIF accepted and granted nothing");
        }
    }

    private void ended(Work work, TransitionQuestion.EndTransition end) {
        var outcome =
                switch (end.outcome()) {
                    case DONE -> Outcome.DONE;
                    case UNDONE -> Outcome.UNDONE;
                    case STOPPED,
                            REJECTED,
                            PROPOSED,
                            APPROVED,
                            RUNNING,
                            UNDOING,
                            INTERRUPTED,
                            UNSETTLED ->
                            Outcome.STOPPED;
                };
        var steps = work.transition().steps().size();
        turn.publish(
                Endings.as(work.transition(), end.outcome()),
                outcome == Outcome.STOPPED ? Math.min(work.step() + 1, steps) : steps,
                "ended: " + end.reason());
        turn.over(outcome, end.reason());
    }

    /**
     * A new claim is then not made. What is held goes back, which may always be; if that is refused too, it may not be
     * held any more, and is taken over again.
     */
    private void refused(Asking asking, String reason) {
        switch (asking.question()) {
            case TransitionQuestion.ClaimTransition _ -> turn.over(Outcome.REFUSED, reason);
            case TransitionQuestion.TakeOverTransition _ -> turn.over(Outcome.LOST, reason);
            case TransitionQuestion.EndTransition _ -> turn.over(Outcome.LOST, reason);
            case TransitionQuestion.UndoTransition _ -> turn.takeOver(reason);
            case TransitionQuestion.StepBegun _, TransitionQuestion.StepRecorded _ ->
                    stepRefused(asking.held().orElseThrow(), reason);
        }
    }

    private void stepRefused(Work work, String reason) {
        if (work.transition().state() == TransitionState.RUNNING) {
            steps.goBack(work, reason);
        } else if (turn.refused() == 1) {
            turn.takeOver(reason);
        } else {
            steps.stopped(work, reason);
        }
    }

    private void postponed(Asking asking, String reason, Instant until) {
        if (asking.times() >= MOST_ASKED) {
            refused(asking, reason);
            return;
        }
        var timer = turn.timer("wait", Duration.between(turn.at, until));
        turn.phase =
                new Phase.Postponed(asking.held(), timer, asking.question(), asking.times() + 1);
    }

    private void silent(Asking asking) {
        if (asking.times() >= MOST_ASKED) {
            turn.over(Outcome.LOST, "the sif-service does not answer");
            return;
        }
        again(asking.held(), asking.question(), asking.times() + 1);
    }

    /** The same question; the beginning of a step names a new time. */
    void again(Optional<Work> held, TransitionQuestion question, int times) {
        if (question instanceof TransitionQuestion.StepBegun) {
            steps.beginAgain(held.orElseThrow(), times);
        } else {
            turn.ask(held, question, times);
        }
    }
}
