package io.emberkeep.power.plan;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times in sentences: such as stay true, and not how long ago it was. */
final class Seconds {

    private Seconds() {}

    static String of(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
