package io.emberkeep.power.transition;

import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.signal.TransitionQuestion.EndTransition;
import io.emberkeep.contract.signal.TransitionQuestion.StepBegun;
import io.emberkeep.contract.signal.TransitionQuestion.StepRecorded;
import io.emberkeep.contract.signal.TransitionQuestion.UndoTransition;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.StepWords;
import io.emberkeep.power.transition.Phase.Outcome;
import io.emberkeep.power.transition.Phase.Part;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** From one step to the next, back, and to the end. */
final class Steps {

    private final Turn turn;
    private final Orders orders;

    Steps(Turn turn) {
        this.turn = turn;
        this.orders = new Orders(turn, this);
    }

    Orders orders() {
        return orders;
    }

    /** Goes on from what is recorded (DESIGN rule 3). */
    void goOn(Work work) {
        var recorded = work.transition();
        switch (recorded.state()) {
            case RUNNING, UNDOING -> {
                if (recorded.begun().isEmpty()) {
                    begin(work, recorded.step());
                } else if (recorded.recorded()) {
                    afterEdit(work.at(work.step(), limit(work.current())));
                } else {
                    begin(work, recorded.step());
                }
            }
            case INTERRUPTED, UNSETTLED -> settle(work);
            case DONE -> turn.over(Outcome.DONE, recorded.reason());
            case UNDONE -> turn.over(Outcome.UNDONE, recorded.reason());
            case PROPOSED, APPROVED, STOPPED, REJECTED ->
                    turn.over(Outcome.LOST, "it is recorded as " + recorded.state());
        }
    }

    /** Tells the SIF which step begins, and with that until when its silence is no trouble. */
    private void begin(Work work, int step) {
        if (step >= work.transition().steps().size()) {
            var done = work.transition().state() == TransitionState.RUNNING;
            end(
                    work,
                    done ? TransitionState.DONE : TransitionState.UNDONE,
                    work.transition().reason(),
                    true);
            return;
        }
        var until = limit(work.transition().steps().get(step));
        turn.ask(
                Optional.of(work.at(step, until)),
                new StepBegun(work.transition().id(), work.transition().epoch(), step, until));
    }

    /** Asks again under a new time, since the one that was named may have passed. */
    void beginAgain(Work work, int times) {
        var until = limit(work.current());
        turn.ask(
                Optional.of(work.at(work.step(), until)),
                new StepBegun(
                        work.transition().id(), work.transition().epoch(), work.step(), until),
                times);
    }

    void begun(Work work) {
        var grace = StepFacts.grace(work.current());
        if (grace.isPositive()) {
            turn.phase = new Phase.Gracing(work, turn.timer("grace", grace));
        } else {
            beforeEdit(work);
        }
    }

    void beforeEdit(Work work) {
        var step = work.current();
        var conditions = step.conditions().subList(0, step.conditionsBeforeEdit());
        orders.begin(work, Part.BEFORE_EDIT, conditions, step instanceof Step.WakeHosts);
    }

    /** The records have it so already: to make it so too is quicker than to go back, also if it is late. */
    void afterEdit(Work work) {
        var conditions = work.current().conditions();
        var rest = conditions.subList(work.current().conditionsBeforeEdit(), conditions.size());
        var inTime = turn.at.isBefore(work.until());
        orders.begin(
                inTime ? work : work.at(work.step(), limit(work.current())),
                Part.AFTER_EDIT,
                rest,
                false);
    }

    /** All conditions of that part are so. */
    void made(Work work, Part part) {
        switch (part) {
            case BEFORE_EDIT ->
                    turn.ask(
                            Optional.of(work),
                            new StepRecorded(
                                    work.transition().id(),
                                    work.transition().epoch(),
                                    work.step()));
            case AFTER_EDIT -> {
                turn.publish(
                        work.transition(),
                        work.step() + 1,
                        "done: " + StepWords.of(work.current()));
                begin(work, work.step() + 1);
            }
            case SETTLING -> {
                var all = toSettle(work.transition()).stream().allMatch(this::isFree);
                stop(work, work.transition().reason(), all);
            }
        }
    }

    /** Something of that part could not be made so: back to where the records were (PSS-9). */
    void failed(Work work, Part part, List<String> faults) {
        var reason = String.join("; ", faults);
        if (part == Part.SETTLING) {
            stopped(work, "%s; %s".formatted(work.transition().reason(), reason));
        } else {
            goBack(work, reason);
        }
    }

    /** Takes back what was done; what cannot be taken back stops where the records say. */
    void goBack(Work work, String reason) {
        if (work.transition().state() != TransitionState.RUNNING || turn.undone() > 1) {
            stopped(work, reason);
            return;
        }
        turn.publish(work.transition(), work.step() + 1, "it goes back: " + reason);
        turn.ask(
                Optional.of(work),
                new UndoTransition(work.transition().id(), work.transition().epoch(), reason));
    }

    void stopped(Work work, String reason) {
        stop(work, reason, false);
    }

    private void stop(Work work, String reason, boolean settled) {
        end(work, TransitionState.STOPPED, reason, settled);
    }

    private void end(Work work, TransitionState outcome, String reason, boolean settled) {
        turn.ask(
                Optional.of(work),
                new EndTransition(
                        work.transition().id(),
                        work.transition().epoch(),
                        outcome,
                        reason,
                        settled));
    }

    /**
     * An incident took one of its servers (DESIGN rule 4): the step that was begun is settled, but for what is wanted
     * of a server that an incident holds: whoever recovers that one finds by itself what is to be done.
     */
    void settle(Work work) {
        var recorded = work.transition();
        turn.publish(recorded, recorded.step() + 1, "interrupted: " + recorded.reason());
        var conditions = toSettle(recorded);
        if (conditions.isEmpty()) {
            stop(work, recorded.reason(), true);
        } else {
            var until = limit(recorded.steps().get(recorded.step()));
            orders.begin(work.as(recorded, until), Part.SETTLING, conditions, false);
        }
    }

    private List<Condition> toSettle(Transition recorded) {
        return recorded.unrecorded()
                .map(Steps::settling)
                .or(() -> recorded.begun().map(Steps::outstanding))
                .orElse(List.of());
    }

    private static List<Condition> settling(Step step) {
        return step instanceof Step.Settle settle
                ? settle.conditions()
                : new Step.Settle(step).conditions();
    }

    private static List<Condition> outstanding(Step recorded) {
        var all = recorded.conditions();
        return all.subList(recorded.conditionsBeforeEdit(), all.size());
    }

    /** Whether no incident has what it is about. */
    boolean isFree(Condition condition) {
        return !(condition instanceof Condition.OfServer wanted)
                || !turn.view.inIncident().contains(wanted.server());
    }

    private Instant limit(Step step) {
        return turn.at.plus(StepFacts.limit(step, turn.view.limits()));
    }
}
