package io.emberkeep.acceptance;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.transition.StepWords;
import io.emberkeep.messaging.ConfigurationCopy;
import io.emberkeep.messaging.KafkaSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/**
 * Follows the transitions in the records, milliseconds after each edit: their <em>moments</em> are that they
 * are claimed, that a step begins, and that it is recorded.
 */
final class TransitionWatch implements AutoCloseable {

    private final TestSystem system;
    private final List<String> moments = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Map<TransitionId, String> last = new HashMap<>();
    private final Map<TransitionId, Claim> claims = new HashMap<>();
    private final ConfigurationCopy copy;

    private record Claim(MemberId holder, Epoch epoch) {}

    TransitionWatch(TestSystem system) {
        this.system = system;
        this.copy =
                ConfigurationCopy.start(
                        new KafkaSettings(system.kafka()),
                        "transition watch",
                        known -> look(known.state()));
    }

    private synchronized void look(PoolConfiguration newest) {
        for (var transition : newest.transitions()) {
            var moment = system.sampleAddress(moment(transition));
            if (!moment.equals(last.put(transition.id(), moment))) {
                moments.add(moment);
            }
            claimed(transition);
        }
    }

    /** A claim is one power-service's: another one's has a later epoch. */
    private void claimed(Transition transition) {
        var now = new Claim(transition.holder(), transition.epoch());
        var before = claims.put(transition.id(), now);
        if (before != null
                && (now.epoch().compareTo(before.epoch()) < 0
                        || now.epoch().equals(before.epoch())
                                && !now.holder().equals(before.holder()))) {
            faults.add("%s: %s after %s".formatted(transition.id(), now, before));
        }
    }

    private static String moment(Transition transition) {
        return "%s %s: %s"
                .formatted(
                        transition.group().map(GroupId::value).orElse("hosts"),
                        transition.state() == TransitionState.RUNNING
                                ? low(transition.kind())
                                : low(transition.kind()) + ", " + low(transition.state()),
                        transition
                                .begun()
                                .map(
                                        step ->
                                                (transition.recorded() ? "recorded " : "begun ")
                                                        + StepWords.of(step))
                                .orElse("claimed"));
    }

    private static String low(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What was wrong with whose the transitions are. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** How many there were so far: those after them are what {@link #since} gives later. */
    int mark() {
        return moments.size();
    }

    /** The moments since a mark, in order. */
    List<String> since(int mark) {
        return List.copyOf(moments.subList(mark, moments.size()));
    }

    /** Waits for a moment after that mark. @return false if everything was over before it came */
    boolean await(String moment, int mark, BooleanSupplier over) {
        while (!since(mark).contains(moment)) {
            for (var look = 0; look < 50 && !since(mark).contains(moment); look++) {
                Patience.pause(java.time.Duration.ofMillis(2));
            }
            if (over.getAsBoolean()) {
                return since(mark).contains(moment);
            }
        }
        return true;
    }

    @Override
    public void close() {
        copy.close();
    }
}
