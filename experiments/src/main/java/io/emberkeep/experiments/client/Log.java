package io.emberkeep.experiments.client;

import java.util.ArrayList;
import java.util.List;

/** What a client did, shared with whoever looks on. */
final class Log {

    private final List<Attempt> attempts = new ArrayList<>();

    synchronized void add(Attempt attempt) {
        attempts.add(attempt);
    }

    synchronized List<Attempt> all() {
        return List.copyOf(attempts);
    }
}
