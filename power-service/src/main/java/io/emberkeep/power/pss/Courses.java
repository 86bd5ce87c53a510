package io.emberkeep.power.pss;

import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.signal.TransitionQuestion.ClaimTransition;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.power.transition.Course;
import io.emberkeep.power.transition.CourseView;
import io.emberkeep.power.transition.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Which transitions of a pool are carried out here, may begin, or are to be taken over. */
final class Courses {

    private final MemberId member;
    private final IntSupplier chance;
    private final Patience patience = new Patience();
    private final Wishes wishes = new Wishes();

    /** What is carried out here, and whose shape it changes; none if no group's. */
    private final Map<TransitionId, Optional<GroupId>> running = new HashMap<>();

    /** A server of which nobody knows on which host it is, is looked for again after so many leases. */
    private static final int LEASES_TO_LOOK_AGAIN = 4;

    /** Those that were lost or stopped here, and when: they are not asked for again at once. */
    private final Map<TransitionId, Instant> left = new HashMap<>();

    /** What is to be done, for which group, and why. */
    record Planned(TransitionKind kind, Optional<GroupId> group, List<Step> steps, String reason) {}

    Courses(MemberId member, IntSupplier chance) {
        this.member = member;
        this.chance = chance;
    }

    Patience patience() {
        return patience;
    }

    /** Whether it is carried out here, or was at an operator's word. */
    boolean knows(TransitionId id) {
        return running.containsKey(id) || wishes.knows(id);
    }

    /** Whether it is carried out here. */
    boolean isRunning(TransitionId id) {
        return running.containsKey(id);
    }

    /** Whether nothing is under way, here or elsewhere. */
    boolean isQuiet(PoolConfiguration configuration) {
        return running.isEmpty()
                && configuration.transitions().stream().noneMatch(one -> one.state().isOpen());
    }

    /** What power saving planned, unless something of that group is under way, or failed a moment ago. */
    Optional<Course> begin(PoolConfiguration configuration, Planned planned, Instant at) {
        if (isBusy(configuration, planned.group(), planned.steps())
                || patience.whyNot(planned.group(), at).isPresent()) {
            return Optional.empty();
        }
        var id = Names.of(planned.kind(), planned.group(), at, chance.getAsInt());
        return Optional.of(claim(configuration, planned, id));
    }

    /** What an operator wants; it does not wait for anything. */
    Course wanted(PoolConfiguration configuration, Planned planned, TransitionId id) {
        wishes.begun(id);
        return claim(configuration, planned, id);
    }

    private Course claim(PoolConfiguration configuration, Planned planned, TransitionId id) {
        running.put(id, planned.group());
        return Course.claiming(
                new ClaimTransition(
                        id,
                        member,
                        planned.kind(),
                        planned.group(),
                        planned.steps(),
                        planned.reason()),
                CourseView.of(configuration, id));
    }

    /** Whether something of that group is under way already, or the same was proposed. */
    private boolean isBusy(
            PoolConfiguration configuration, Optional<GroupId> group, List<Step> steps) {
        return running.containsValue(group)
                || configuration.transitions().stream()
                        .filter(one -> one.group().equals(group))
                        .anyMatch(
                                one ->
                                        one.state() != TransitionState.PROPOSED
                                                || configuration.powerMode() == PowerMode.APPROVE
                                                        && one.steps().equals(steps));
    }

    /** What is open and has no holder, or one of our own earlier lives, or was approved (DESIGN rule 3). */
    List<Course> takeOver(PoolConfiguration configuration, Instant at) {
        left.keySet().removeIf(id -> configuration.transition(id).isEmpty());
        var courses = new ArrayList<Course>();
        if (configuration.mode() != Mode.ARMED) {
            return courses;
        }
        var lease = configuration.inventory().settings().lease();
        for (var one : configuration.transitions()) {
            var pause =
                    one.state() == TransitionState.UNSETTLED
                            ? lease.multipliedBy(LEASES_TO_LOOK_AGAIN)
                            : lease;
            var lately =
                    Optional.ofNullable(left.get(one.id()))
                            .filter(since -> Duration.between(since, at).compareTo(pause) < 0);
            if (isForUs(configuration, one) && !running.containsKey(one.id()) && lately.isEmpty()) {
                running.put(one.id(), one.group());
                courses.add(
                        Course.takingOver(
                                one.id(), member, CourseView.of(configuration, one.id())));
            }
        }
        return courses;
    }

    private boolean isForUs(PoolConfiguration configuration, Transition one) {
        if (one.state() == TransitionState.UNSETTLED) {
            // Whoever recovers that server finds by itself where it is.
            return !one.leased()
                    && one.unseen()
                            .flatMap(moved -> configuration.incidentOf(moved.server()))
                            .isEmpty();
        }
        return one.state() == TransitionState.APPROVED
                || one.state().isOpen() && (!one.leased() || one.holder().equals(member));
    }

    void ended(Course course, Instant at) {
        if (!(course.phase() instanceof Phase.Over(var outcome, var reason))) {
            throw new IllegalArgumentException(course.transition() + " is not over");
        }
        var group = running.remove(course.transition());
        if (outcome == Phase.Outcome.LOST || outcome == Phase.Outcome.STOPPED) {
            left.put(course.transition(), at);
        }
        // What an operator wanted and failed is not tried again: there is nothing to be patient
        // about.
        if (!wishes.ended(course.transition(), outcome)) {
            switch (outcome) {
                case DONE -> patience.worked(group);
                case UNDONE, STOPPED -> patience.failed(group, reason, at);
                case PROPOSED, REFUSED, LOST -> {}
            }
        }
    }
}
