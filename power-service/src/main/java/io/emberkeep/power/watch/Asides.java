package io.emberkeep.power.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Of each source of bad samples one is put aside a minute: a thousand of the same kind would tell no more. */
final class Asides {

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Map<String, Instant> told = new HashMap<>();

    /** Whether this one is to be told. */
    synchronized boolean isNews(String source, Instant now) {
        var before = told.get(source);
        if (before != null && Duration.between(before, now).compareTo(EVERY) < 0) {
            return false;
        }
        if (told.size() >= MOST) {
            // Names that anybody may invent must not fill the memory.
            told.clear();
        }
        told.put(source, now);
        return true;
    }
}
