package io.emberkeep.simulator.scenario;

import io.emberkeep.contract.configuration.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one recovery takes (SPEC section 7), in seconds from the detection on.
 *
 * @param function none if no standby stood in
 */
record Figures(Optional<Double> function, Optional<Double> target) {

    private static final Pattern SAID =
            Pattern.compile("Simulated: function recovery (\\S+)(?: s)?, target recovery (\\S+) s");
    private static final String NONE = "none";
    private static final double TOLERANCE = 0.1;

    /** Those that a README gives, one for each incident, the first detected first. */
    static List<Figures> in(String readme) {
        return SAID.matcher(readme)
                .results()
                .map(found -> new Figures(number(found.group(1)), number(found.group(2))))
                .toList();
    }

    /** Those of a run. */
    static List<Figures> of(List<Incident> incidents) {
        return incidents.stream()
                .map(
                        one ->
                                new Figures(
                                        since(one, one.functionRecoveredAt()),
                                        since(one, one.endedAt())))
                .toList();
    }

    /** Whether they are the same to a tenth of a second. */
    static boolean same(List<Figures> some, List<Figures> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (var i = 0; i < some.size(); i++) {
            if (!near(some.get(i).function, others.get(i).function)
                    || !near(some.get(i).target, others.get(i).target)) {
                return false;
            }
        }
        return true;
    }

    private static boolean near(Optional<Double> one, Optional<Double> other) {
        return one.isPresent() && other.isPresent()
                ? Math.abs(one.get() - other.get()) <= TOLERANCE
                : one.isEmpty() && other.isEmpty();
    }

    private static Optional<Double> number(String word) {
        return word.equals(NONE) ? Optional.empty() : Optional.of(Double.valueOf(word));
    }

    private static Optional<Double> since(Incident incident, Optional<Instant> end) {
        return end.map(at -> Duration.between(incident.detectedAt(), at).toMillis() / 1000.0);
    }
}
