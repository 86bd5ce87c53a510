package io.emberkeep.experiments.result;

import java.time.Instant;
import java.util.List;

/**
 * One run.
 *
 * @param number counts from 1
 * @param faultAt when it struck
 * @param targets what was measured of each
 */
public record Run(int number, Instant faultAt, List<Measured> targets) {

    public Run {
        targets = List.copyOf(targets);
    }
}
