package io.emberkeep.benchmarks.way;

import io.emberkeep.benchmarks.measure.Latencies;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** When things happened in one incident, as each of those who did them wrote it down. One machine, one clock. */
final class Trail {

    Instant probed;
    Instant claimed;
    Instant locked;
    Instant answered;
    Instant answerRead;
    Instant commanded;
    Instant commandSeen;
    Instant done;
    Instant doneRead;
    String claim;
    String command;

    private boolean complete() {
        return probed != null
                && claimed != null
                && locked != null
                && answered != null
                && answerRead != null
                && commanded != null
                && commandSeen != null
                && done != null
                && doneRead != null;
    }

    /** Adds its legs. @return whether all of them are known */
    boolean addTo(Map<Leg, Latencies> legs) {
        if (!complete()) {
            return false;
        }
        add(legs, Leg.CLAIM_WRITTEN, probed, claimed);
        add(legs, Leg.CLAIM_READ, claimed, locked);
        add(legs, Leg.COMMITTED, locked, answered);
        add(legs, Leg.ANSWER_READ, answered, answerRead);
        add(legs, Leg.COMMAND_SENT, answerRead, commanded);
        add(legs, Leg.COMMAND_READ, commanded, commandSeen);
        add(legs, Leg.COMMAND_DONE, commanded, done);
        add(legs, Leg.DONE_READ, done, doneRead);
        add(legs, Leg.ALL, probed, doneRead);
        return true;
    }

    private static void add(Map<Leg, Latencies> legs, Leg leg, Instant from, Instant to) {
        legs.get(leg).record(Duration.between(from, to).toNanos());
    }

    static <T> boolean is(T one, Optional<T> other) {
        return one != null && other.filter(one::equals).isPresent();
    }
}
