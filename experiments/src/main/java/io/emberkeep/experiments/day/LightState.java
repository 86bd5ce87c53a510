package io.emberkeep.experiments.day;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.experiments.ExperimentException;
import io.emberkeep.experiments.system.OwnSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The power that the pool draws from one look to the next while it is light, from the account. */
final class LightState {

    /** A third of three hosts, and two of them suspended: 4 W of the 180 W of three idle ones, twice. */
    private static final double GOAL = 1 / 3.0 + 2 * 4 / 180.0;

    private static final int GROUPS = 3;
    private static final int SLEEPERS = 2;

    private Optional<Look> last = Optional.empty();
    private Instant since = Instant.EPOCH;
    private int groups;
    private int asleep;
    private double seconds;
    private double used;
    private double alwaysOn;
    private double least = Double.MAX_VALUE;

    private record Look(Instant to, boolean light, String changes, double used, double alwaysOn) {}

    int groups() {
        return groups;
    }

    int asleep() {
        return asleep;
    }

    /** Is it light, its hosts asleep? What nobody can tell now is told at the next look. */
    boolean look(OwnSystem system) {
        try {
            var power = system.power();
            groups = count(power.path("groups"), "shape", "light");
            asleep = count(power.path("hosts"), "power", "asleep");
            var energy = system.energy(since);
            if (!energy.path("to").isTextual()) {
                return false;
            }
            var now =
                    new Look(
                            Instant.parse(energy.path("to").asText()),
                            groups == GROUPS && asleep == SLEEPERS,
                            energy.path("decisions").path(0).path("decision").asText(),
                            energy.path("used").path("kilowattHours").asDouble(),
                            energy.path("alwaysOn").path("kilowattHours").asDouble());
            last.filter(before -> before.light() && now.light())
                    .filter(before -> before.changes().equals(now.changes()))
                    .ifPresent(before -> add(before, now));
            last = Optional.of(now);
            return now.light();
        } catch (ExperimentException away) {
            last = Optional.empty();
            return false;
        }
    }

    private void add(Look before, Look now) {
        var more = now.alwaysOn() - before.alwaysOn();
        if (more > 0) {
            seconds += Duration.between(before.to(), now.to()).toMillis() / 1000.0;
            used += now.used() - before.used();
            alwaysOn += more;
            least = Math.min(least, (now.used() - before.used()) / more);
        }
    }

    Optional<DayResult.Light> result() {
        return alwaysOn <= 0
                ? Optional.empty()
                : Optional.of(new DayResult.Light(seconds, used / alwaysOn, least, GOAL));
    }

    private static int count(JsonNode all, String field, String value) {
        return (int)
                OwnSystem.each(all).filter(one -> one.path(field).asText().equals(value)).count();
    }
}
