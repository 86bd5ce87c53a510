package io.emberkeep.power.transition;

import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionQuestion.ClaimTransition;
import io.emberkeep.contract.signal.TransitionQuestion.TakeOverTransition;
import java.util.Set;

/**
 * How far a power-service came with one transition.
 *
 * @param transition which
 * @param member who carries it out
 * @param first the question with which it begins
 * @param view what is known of the pool
 * @param phase what it is doing
 * @param tallies what is counted, so that it ends
 * @param notWoken hosts that were woken and did not wake
 */
public record Course(
        TransitionId transition,
        MemberId member,
        TransitionQuestion first,
        CourseView view,
        Phase phase,
        Tallies tallies,
        Set<HostId> notWoken) {

    public Course {
        notWoken = Set.copyOf(notWoken);
    }

    /**
     * What is counted.
     *
     * @param names how many effects were given a name
     * @param takeOvers how often it was taken over again
     * @param refusals how often a step was refused
     * @param undos how often it was to be taken back
     */
    record Tallies(int names, int takeOvers, int refusals, int undos) {}

    /** A new transition, which begins with its claim. */
    public static Course claiming(ClaimTransition claim, CourseView view) {
        return fresh(claim, claim.member(), view);
    }

    /** One that is open and has nobody who holds it, or is approved. */
    public static Course takingOver(TransitionId transition, MemberId member, CourseView view) {
        return fresh(new TakeOverTransition(transition, member), member, view);
    }

    private static Course fresh(TransitionQuestion first, MemberId member, CourseView view) {
        return new Course(
                first.transition(),
                member,
                first,
                view,
                new Phase.Fresh(),
                new Tallies(0, 0, 0, 0),
                Set.of());
    }

    /** Whether its claim was granted and is held. */
    public boolean isHeld() {
        return switch (phase) {
            case Phase.Asking asking -> asking.held().isPresent();
            case Phase.Postponed postponed -> postponed.held().isPresent();
            case Phase.Gracing _, Phase.Commanding _ -> true;
            case Phase.Fresh _, Phase.Over _ -> false;
        };
    }

    /** Over: for who knows how it went without carrying it out. */
    public Course ended(Phase.Outcome outcome, String reason) {
        return new Course(
                transition,
                member,
                first,
                view,
                new Phase.Over(outcome, reason),
                tallies,
                notWoken);
    }

    /** Whether nothing more is done. */
    public boolean isOver() {
        return phase instanceof Phase.Over;
    }
}
