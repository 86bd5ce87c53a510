package io.emberkeep.power.transition;

import io.emberkeep.contract.answer.SignalAnswer.TransitionGranted;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.transition.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A transition that is held: what was granted, and how far it came since.
 *
 * @param revision of the configuration that the grant made; what is older tells nothing of it
 * @param transition as granted, or as recorded since
 * @param epochs of everything that it holds
 * @param lease how long the claim stands without a renewal
 * @param renewedAt when it was granted or renewed last
 * @param step the index of the step that is being taken
 * @param until when that step is done at the latest
 */
public record Work(
        Revision revision,
        Transition transition,
        Map<ResourceId, Epoch> epochs,
        Duration lease,
        Instant renewedAt,
        int step,
        Instant until) {

    public Work {
        epochs = Map.copyOf(epochs);
    }

    static Work of(TransitionGranted grant, Instant at) {
        var recorded = grant.transition();
        return new Work(
                grant.revision(),
                recorded,
                grant.epochs(),
                grant.lease(),
                at,
                recorded.step(),
                recorded.until().orElse(at));
    }

    Step current() {
        return transition.steps().get(step);
    }

    boolean isLast() {
        return step + 1 >= transition.steps().size();
    }

    Work at(int nextStep, Instant done) {
        return new Work(revision, transition, epochs, lease, renewedAt, nextStep, done);
    }

    Work renewed(Instant at) {
        return new Work(revision, transition, epochs, lease, at, step, until);
    }

    /** As the records have it now. */
    Work as(Transition recorded, Instant done) {
        return new Work(revision, recorded, epochs, lease, renewedAt, recorded.step(), done);
    }

    /** Whether the lease has run out as far as we know: we were away for too long. */
    boolean lapsed(Instant at) {
        return Duration.between(renewedAt, at).compareTo(lease) > 0;
    }

    /** The epochs of what a condition touches, as granted. */
    Map<ResourceId, Epoch> epochsOf(Condition condition) {
        var touched = new HashMap<ResourceId, Epoch>();
        touches(condition)
                .filter(epochs::containsKey)
                .forEach(resource -> touched.put(resource, epochs.get(resource)));
        return touched;
    }

    private static Stream<ResourceId> touches(Condition condition) {
        return Stream.concat(Stream.of(condition.resource()), hosts(condition).map(ResourceId::of));
    }

    private static Stream<HostId> hosts(Condition condition) {
        if (condition instanceof Condition.ServerOnHost move) {
            return Stream.of(move.host(), move.to());
        }
        return condition instanceof Condition.OfServer server
                ? Stream.of(server.host())
                : Stream.empty();
    }
}
