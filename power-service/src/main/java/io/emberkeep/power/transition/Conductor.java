package io.emberkeep.power.transition;

import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.power.transition.Phase.Outcome;
import java.util.Optional;

/**
 * Decides how one transition is carried out, and does nothing itself: the same input gives the same decision. What is
 * not waited for any more is ignored.
 */
public final class Conductor {

    private final Turn turn;
    private final Steps steps;
    private final Answers answers;

    private Conductor(Turn turn) {
        this.turn = turn;
        this.steps = new Steps(turn);
        this.answers = new Answers(turn, steps);
    }

    /** What follows from an input. */
    public static CourseDecision decide(Course course, CourseInput input) {
        var turn = new Turn(course, input.at());
        if (!course.isOver()) {
            new Conductor(turn).decide(input);
        }
        return turn.decided();
    }

    private void decide(CourseInput input) {
        switch (input) {
            case CourseInput.Started _ -> {
                if (turn.phase instanceof Phase.Fresh) {
                    turn.ask(Optional.empty(), turn.before.first());
                }
            }
            case CourseInput.Configured(_, var view) -> configured(view);
            case CourseInput.SifAnswered(_, var name, var answer) -> {
                if (turn.phase instanceof Phase.Asking asking && asking.name().equals(name)) {
                    answers.answered(asking, answer);
                }
            }
            case CourseInput.CommandAnswered(_, var name, var answer) -> {
                if (turn.phase instanceof Phase.Commanding commanding) {
                    steps.orders().answered(commanding, name, answer);
                }
            }
            case CourseInput.TimerRang(_, var name) -> rang(name);
        }
    }

    private void rang(String name) {
        var held = held(turn.phase);
        if (held.isPresent() && Turn.isRenewal(name, held.get())) {
            turn.renew(held.get());
            turn.phase = with(turn.phase, held.get().renewed(turn.at));
            return;
        }
        switch (turn.phase) {
            case Phase.Postponed(var work, var timer, var question, var times) -> {
                if (timer.equals(name)) {
                    answers.again(work, question, times);
                }
            }
            case Phase.Gracing(var work, var timer) -> {
                if (timer.equals(name)) {
                    steps.beforeEdit(work);
                }
            }
            case Phase.Commanding commanding -> steps.orders().rang(commanding, name);
            case Phase.Fresh _, Phase.Asking _, Phase.Over _ -> {}
        }
    }

    /** Looks whether what is held is still ours. */
    private void configured(CourseView newest) {
        if (newest.revision().olderThan(turn.view.revision())) {
            return;
        }
        turn.view = newest;
        held(turn.phase)
                .filter(work -> !newest.revision().olderThan(work.revision()))
                .ifPresent(work -> compare(work, newest.recorded()));
    }

    private void compare(Work work, Optional<Transition> recorded) {
        if (recorded.isEmpty() || recorded.get().state().isOver()) {
            // Its last answer may still be under way; nobody waits longer for it than for any.
            if (!isAsking(TransitionQuestion.EndTransition.class)) {
                turn.over(Outcome.LOST, "it is over, as is recorded");
            }
            return;
        }
        var known = recorded.get();
        if (work.transition().epoch().olderThan(known.epoch())) {
            if (!known.holder().equals(turn.before.member())) {
                turn.over(Outcome.LOST, "%s took it over".formatted(known.holder()));
            } else if (!isAsking(TransitionQuestion.UndoTransition.class)) {
                turn.takeOver("it is held under a newer epoch");
            }
        } else if (known.state() == TransitionState.INTERRUPTED) {
            interrupted(work, known);
        } else if (!known.leased()) {
            turn.takeOver("its lease ran out");
        }
    }

    private void interrupted(Work work, Transition known) {
        if (work.transition().state() != TransitionState.INTERRUPTED) {
            steps.settle(work.as(known, work.until()));
        } else if (!known.leased()) {
            turn.takeOver("its lease ran out");
        }
    }

    private boolean isAsking(Class<? extends TransitionQuestion> question) {
        return switch (turn.phase) {
            case Phase.Asking asking -> question.isInstance(asking.question());
            case Phase.Postponed postponed -> question.isInstance(postponed.question());
            case Phase.Fresh _, Phase.Gracing _, Phase.Commanding _, Phase.Over _ -> false;
        };
    }

    private static Optional<Work> held(Phase phase) {
        return switch (phase) {
            case Phase.Asking asking -> asking.held();
            case Phase.Postponed postponed -> postponed.held();
            case Phase.Gracing gracing -> Optional.of(gracing.work());
            case Phase.Commanding commanding -> Optional.of(commanding.work());
            case Phase.Fresh _, Phase.Over _ -> Optional.empty();
        };
    }

    private static Phase with(Phase phase, Work work) {
        return switch (phase) {
            case Phase.Asking(_, var name, var question, var times) ->
                    new Phase.Asking(Optional.of(work), name, question, times);
            case Phase.Postponed(_, var timer, var question, var times) ->
                    new Phase.Postponed(Optional.of(work), timer, question, times);
            case Phase.Gracing(_, var timer) -> new Phase.Gracing(work, timer);
            case Phase.Commanding(_, var part, var running, var rest, var failed) ->
                    new Phase.Commanding(work, part, running, rest, failed);
            case Phase.Fresh _, Phase.Over _ -> phase;
        };
    }
}
