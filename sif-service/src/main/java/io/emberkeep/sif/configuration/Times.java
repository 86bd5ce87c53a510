package io.emberkeep.sif.configuration;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as they are recorded: what is published is what the database gives back, to the microsecond. */
final class Times {

    private Times() {}

    static Instant recorded(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
