package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.id.IncidentId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What a DBSS may be doing (DBSS-3…8). */
public sealed interface Phase {

    /** Names of the timers that it waits for. */
    default Stream<String> timers() {
        return Stream.empty();
    }

    /** Whether this tick's examination is one of those that count as failing at once (DESIGN rule 10). */
    default boolean isFresh() {
        return this instanceof Watching || this instanceof Refused refused && refused.ownDoubt();
    }

    /** Not started, or nothing to watch: suspended by power saving, or gone (SIF-3). */
    record Idle() implements Phase {}

    /**
     * All well, as far as is known; examined each interval.
     *
     * @param since when it began
     * @param seenWell whether the target was seen well since: only then is trouble acted upon at once
     * @param examination that runs now
     */
    record Watching(Instant since, boolean seenWell, Optional<String> examination)
            implements Phase {}

    /** A bad result counts only once it is seen again (DBSS-4). */
    record Reexamining(Matter matter, String examination) implements Phase {}

    /** The monitor suspects itself and asks an independent witness (DESIGN rule 10). @param lastReason of a refusal */
    record AskingWitness(Matter matter, String doubt, String lastReason, String command)
            implements Phase {}

    /** The SIF decides whether anything may be done (DESIGN rule 2, SIF-4). */
    record Claiming(Matter matter, String lastReason, String question) implements Phase {}

    /**
     * Nothing may be done; examined each interval, claimed again after some.
     *
     * @param reason why, the newest
     * @param ownDoubt whether the monitor did not trust itself
     * @param ticksLeft intervals until it is claimed again
     * @param examination that runs now
     */
    record Refused(
            Matter matter,
            String reason,
            boolean ownDoubt,
            int ticksLeft,
            Optional<String> examination)
            implements Phase {}

    /** The SIF said wait; examined again when the time has come (DESIGN rule 4). */
    record ToldToWait(Matter matter, String lastReason, String timer) implements Phase {
        @Override
        public Stream<String> timers() {
            return Stream.of(timer);
        }
    }

    /** As after a wait: still bad means claimed again. */
    record LookingAgain(Matter matter, String lastReason, String examination) implements Phase {}

    /** An open incident without a holder is to be ours. @param asked the question, or a timer before it */
    record TakingOver(IncidentId incident, Errand errand, String asked) implements Phase {
        @Override
        public Stream<String> timers() {
            return Stream.of(asked);
        }
    }

    /** Somebody else works on the incident. @param ticksLeft intervals until its lease is looked at again */
    record StandingAside(IncidentId incident, int ticksLeft) implements Phase {}

    /**
     * Recovering: two jobs side by side (DBSS-5), and the end that waits for both (DBSS-8).
     *
     * @param renewal the timer after which the lease is renewed
     */
    record Recovering(
            Recovery recovery,
            Foreground foreground,
            Background background,
            Ending ending,
            String renewal)
            implements Phase {
        @Override
        public Stream<String> timers() {
            return Stream.of(Stream.of(renewal), foreground.timers(), background.timers())
                    .flatMap(timers -> timers);
        }
    }

    /**
     * The incident rests: the target was given up or is held (DBSS-8, DBSS-15).
     *
     * @param place who serves in its place
     * @param patience intervals until something is tried by itself
     * @param examination that runs now
     */
    record Resting(IncidentId incident, Place place, int patience, Optional<String> examination)
            implements Phase {

        /** Who serves in a target's place. */
        public enum Place {
            /** Nobody: it is taken back if it is well again. */
            EMPTY,
            /** A standby: until an operator returns the target. */
            TAKEN,
            /** A standby may have the VIPs, nobody knows: only an operator can. */
            UNCERTAIN
        }
    }
}
