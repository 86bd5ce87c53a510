package io.emberkeep.messaging;

import java.time.Duration;
import java.util.Map;

/** Where a reader starts in a topic. */
public sealed interface Start {

    /** With the oldest record that is kept. */
    record FromBeginning() implements Start {}

    /** With what comes from now on. */
    record FromEnd() implements Start {}

    /** With what was written in the last so much time, and from then on. */
    record FromAgo(Duration ago) implements Start {}

    /**
     * With these.
     *
     * @param next the next offset to be read by partition; a partition not named is read from its
     *     beginning
     */
    record FromOffsets(Map<Integer, Long> next) implements Start {
        public FromOffsets {
            next = Map.copyOf(next);
        }
    }
}
