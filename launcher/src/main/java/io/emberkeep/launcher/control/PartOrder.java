package io.emberkeep.launcher.control;

import io.emberkeep.launcher.PartId;
import java.util.Locale;

/**
 * What a user or a test wants of one part of the local system.
 *
 * @param verb what
 * @param part of which
 */
public record PartOrder(Verb verb, PartId part) {

    /** What can be wanted. */
    public enum Verb {
        /** Start it, and wait until it is healthy. */
        START,
        /** Stop it in order. */
        STOP,
        /** End it as {@code kill -9} does. */
        KILL,
        /** Let it stand still (SIGSTOP). */
        PAUSE,
        /** Let it go on (SIGCONT). */
        RESUME
    }

    /** As it is said. */
    public String line() {
        return verb.name().toLowerCase(Locale.ROOT) + " " + part;
    }

    /** @throws IllegalArgumentException if it is no order */
    public static PartOrder parse(String line) {
        var words = line.strip().split(" +", 3);
        if (words.length != 2) {
            throw new IllegalArgumentException("not an order: " + line);
        }
        return new PartOrder(Verb.valueOf(words[0].toUpperCase(Locale.ROOT)), new PartId(words[1]));
    }
}
