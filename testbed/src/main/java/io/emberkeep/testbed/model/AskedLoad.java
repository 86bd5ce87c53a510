package io.emberkeep.testbed.model;

import java.time.Duration;
import java.time.Instant;

/**
 * What clients ask of a group.
 *
 * @param profile how much, over time
 * @param since when it began
 */
public record AskedLoad(Profile profile, Instant since) {

    /** In percent of what the group's ordinary servers can do together. */
    public double percentAt(Instant now) {
        return profile.percentAfter(Duration.between(since, now));
    }
}
