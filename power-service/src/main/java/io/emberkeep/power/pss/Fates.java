package io.emberkeep.power.pss;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.signal.TransitionQuestion.ClaimTransition;
import io.emberkeep.contract.signal.TransitionReport.WithdrawTransition;
import io.emberkeep.power.pss.PssDecision.Fate;
import io.emberkeep.power.pss.PssDecision.OfTransition;
import io.emberkeep.power.transition.Course;
import io.emberkeep.power.transition.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What becomes of a pool's transitions, as the records tell it and as it is done here; each told once. */
final class Fates {

    private final Map<TransitionId, Transition> known = new LinkedHashMap<>();
    private final Map<TransitionId, String> withdrawn = new HashMap<>();

    /** Over here; the records may not say so yet. */
    private final Set<TransitionId> over = new HashSet<>();

    /** The last refusal of each kind for each group. */
    private final Map<List<Object>, String> refused = new HashMap<>();

    private boolean first = true;

    /** What is to be withdrawn, and why. */
    void withdrawn(List<WithdrawTransition> those) {
        those.forEach(one -> withdrawn.put(one.transition(), one.reason()));
    }

    /**
     * The records changed. What they say when a process begins to look is nothing new.
     *
     * @param isRunHere whether it is carried out here: then its end is told when it comes
     */
    List<OfTransition> apply(
            PoolConfiguration newest, Predicate<TransitionId> isRunHere, Instant at) {
        var news = new ArrayList<OfTransition>();
        for (var one : newest.transitions()) {
            if (!over.contains(one.id())) {
                var before = known.put(one.id(), one);
                if (!first) {
                    fate(before, one).ifPresent(fate -> news.add(of(one, fate, reason(one), at)));
                }
            }
        }
        for (var gone : List.copyOf(known.values())) {
            if (newest.transition(gone.id()).isEmpty() && !isRunHere.test(gone.id())) {
                known.remove(gone.id());
                if (!gone.state().isOpen()) {
                    news.add(dropped(gone, newest, at));
                }
            }
        }
        over.removeIf(id -> newest.transition(id).isEmpty());
        withdrawn.keySet().removeIf(id -> newest.transition(id).isEmpty());
        first = false;
        return news;
    }

    /** What changed about it; none if only its steps went on. */
    private Optional<Fate> fate(Transition before, Transition now) {
        if (before != null && before.state() == now.state()) {
            return before.holder().equals(now.holder())
                    ? Optional.empty()
                    : Optional.of(Fate.TAKEN_OVER);
        }
        return switch (now.state()) {
            case PROPOSED -> Optional.of(Fate.PROPOSED);
            case APPROVED -> Optional.of(Fate.APPROVED);
            case RUNNING -> {
                refused.remove(key(now.kind(), now.group()));
                yield Optional.of(Fate.BEGUN);
            }
            case UNDOING -> Optional.of(Fate.UNDOING);
            case INTERRUPTED -> Optional.of(Fate.INTERRUPTED);
            case UNSETTLED -> Optional.of(Fate.UNSETTLED);
            // The records do not keep what is over.
            case DONE, UNDONE, STOPPED, REJECTED -> Optional.empty();
        };
    }

    private static String reason(Transition now) {
        return now.state() == TransitionState.APPROVED ? "an operator approved it" : now.reason();
    }

    /** It waited for an operator's word, or for its beginning, and is there no more. */
    private OfTransition dropped(Transition gone, PoolConfiguration newest, Instant at) {
        var instead =
                newest.transitions().stream()
                        .filter(
                                one ->
                                        one.kind() == gone.kind()
                                                && one.group().equals(gone.group()))
                        .findFirst();
        if (withdrawn.containsKey(gone.id())) {
            return of(gone, Fate.WITHDRAWN, withdrawn.get(gone.id()), at);
        }
        return of(
                gone,
                Fate.REJECTED,
                instead.map(one -> "%s is wanted instead".formatted(one.id()))
                        .orElse("an operator does not want it"),
                at);
    }

    /** A course is over here. @return what is told of it; nothing if it was refused as before */
    Optional<OfTransition> ended(Course course, Instant at) {
        var id = course.transition();
        var recorded = Optional.ofNullable(known.get(id)).or(() -> course.view().recorded());
        if (!(course.phase() instanceof Phase.Over(var outcome, var reason))) {
            return Optional.empty();
        }
        return switch (outcome) {
            case DONE -> over(course, recorded, Fate.DONE, reason, at);
            case UNDONE -> over(course, recorded, Fate.UNDONE, reason, at);
            case STOPPED -> over(course, recorded, Fate.STOPPED, reason, at);
            case LOST -> told(course, recorded, Fate.LEFT, reason, at);
            case REFUSED ->
                    told(course, recorded, Fate.REFUSED, reason, at)
                            .filter(one -> isNews(one.kind(), one.group(), reason));
            // The records tell it.
            case PROPOSED -> Optional.empty();
        };
    }

    private Optional<OfTransition> over(
            Course course, Optional<Transition> recorded, Fate fate, String reason, Instant at) {
        over.add(course.transition());
        known.remove(course.transition());
        return told(course, recorded, fate, reason, at);
    }

    private boolean isNews(TransitionKind kind, Optional<GroupId> group, String reason) {
        var before = refused.put(key(kind, group), reason);
        return before == null || !Amounts.aside(before, reason);
    }

    private static List<Object> key(TransitionKind kind, Optional<GroupId> group) {
        return List.of(kind, group);
    }

    private static Optional<OfTransition> told(
            Course course, Optional<Transition> recorded, Fate fate, String reason, Instant at) {
        return course.first() instanceof ClaimTransition claim
                ? Optional.of(
                        new OfTransition(
                                at,
                                claim.transition(),
                                claim.kind(),
                                claim.group(),
                                claim.steps(),
                                fate,
                                reason))
                : recorded.map(one -> of(one, fate, reason, at));
    }

    private static OfTransition of(Transition one, Fate fate, String reason, Instant at) {
        return new OfTransition(at, one.id(), one.kind(), one.group(), one.steps(), fate, reason);
    }
}
