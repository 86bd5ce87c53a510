package io.emberkeep.monitor.dbss;

import java.time.Duration;
import java.time.Instant;

/**
 * How late one target's examinations are: from the tick they began in until the target is examined in
 * another one, and whether one took longer than it can, since whoever stood still meanwhile takes his own
 * silence for the target's (DESIGN rule 10). Whoever uses it from several threads holds a lock.
 */
public final class Punctuality {

    private Duration late = Duration.ZERO;
    private Instant begun = Instant.MAX;

    /** An examination begins in a tick that is so late. */
    public void tick(Duration lateness) {
        late = lateness;
    }

    /** An examination begins. */
    public void begun(Instant at) {
        begun = at;
    }

    /**
     * It ended.
     *
     * @return how late its result is, at most
     */
    public Duration ended(Instant at, Subject subject) {
        var longest = subject.networkTimeout().plus(subject.serviceTimeout());
        var over = at.isBefore(begun) ? Duration.ZERO : Duration.between(begun, at).minus(longest);
        if (over.compareTo(late) > 0) {
            late = over;
        }
        return late;
    }
}
