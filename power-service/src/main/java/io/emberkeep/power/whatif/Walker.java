package io.emberkeep.power.whatif;

import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.signal.TransitionQuestion.ClaimTransition;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.Touches;
import io.emberkeep.power.transition.Course;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One transition on its way through a replay: nothing fails there, so it goes from step to step.
 *
 * @param course as the PSS began it
 * @param claim what it wants
 * @param begunAt when
 * @param step the index of the step that is under way
 * @param until when that one is done
 */
record Walker(Course course, ClaimTransition claim, Instant begunAt, int step, Instant until) {

    static Optional<Walker> of(Course course, Instant at, StepTimes times) {
        return course.first() instanceof ClaimTransition claim && !claim.steps().isEmpty()
                ? Optional.of(
                        new Walker(
                                course, claim, at, 0, at.plus(times.of(claim.steps().getFirst()))))
                : Optional.empty();
    }

    Step now() {
        return claim.steps().get(step);
    }

    boolean isLast() {
        return step == claim.steps().size() - 1;
    }

    Walker next(StepTimes times) {
        var next = claim.steps().get(step + 1);
        return new Walker(course, claim, begunAt, step + 1, until.plus(times.of(next)));
    }

    /** As the records have it. */
    Transition recorded() {
        return new Transition(
                claim.transition(),
                claim.kind(),
                claim.group(),
                TransitionState.RUNNING,
                new Epoch(1),
                claim.member(),
                true,
                claim.steps(),
                step,
                false,
                Optional.of(until),
                claim.reason(),
                begunAt,
                Optional.empty());
    }

    /**
     * Whether it wants something that another holds, so that the SIF would refuse it: a server that either changes, or a
     * host that one puts to sleep and the other needs.
     */
    static boolean collides(ClaimTransition claim, Collection<Walker> running) {
        var servers = servers(claim);
        var awake = awake(claim);
        var asleep = asleep(claim);
        return running.stream()
                .map(Walker::claim)
                .anyMatch(
                        other ->
                                meet(servers, servers(other))
                                        || meet(asleep, awake(other))
                                        || meet(asleep, asleep(other))
                                        || meet(awake, asleep(other)));
    }

    private static Set<ServerId> servers(ClaimTransition claim) {
        var all = new HashSet<ServerId>();
        claim.steps().forEach(step -> all.addAll(Touches.servers(step)));
        return all;
    }

    private static Set<HostId> awake(ClaimTransition claim) {
        var all = new HashSet<HostId>();
        claim.steps().forEach(step -> all.addAll(Touches.awake(step)));
        return all;
    }

    private static Set<HostId> asleep(ClaimTransition claim) {
        var all = new HashSet<HostId>();
        claim.steps().forEach(step -> all.addAll(Touches.asleep(step)));
        return all;
    }

    private static <T> boolean meet(Set<T> one, Set<T> other) {
        return one.stream().anyMatch(other::contains);
    }
}
