package io.emberkeep.monitor.heartbeat;

import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was heard of one member.
 *
 * @param since from when on its silence counts
 * @param newest its newest heartbeat, if there was one
 */
record Heard(Instant since, Optional<Heartbeat> newest) {

    /** What came before does not count as silence. */
    Heard since(Instant later) {
        return new Heard(later, newest);
    }

    /** It spoke. */
    Heard after(Heartbeat beat) {
        return new Heard(since, Optional.of(beat));
    }

    /** How it stands at a tick (RING-1). */
    Standing standing(ServerId member, Duration interval, Instant now) {
        var inTime = newest.filter(beat -> !isOlder(beat.at(), interval, now));
        if (inTime.isPresent()) {
            return said(member, inTime.get());
        }
        return isOlder(since, interval, now)
                ? new Standing.Stale(silence(member, interval, now))
                : new Standing.Awaited(since.plus(interval));
    }

    private static boolean isOlder(Instant at, Duration interval, Instant now) {
        return Duration.between(at, now).compareTo(interval) > 0;
    }

    /** What a heartbeat in time says of its member's machine. */
    private static Standing said(ServerId member, Heartbeat beat) {
        if (!beat.well()) {
            var why =
                    beat.reasons().isEmpty()
                            ? "it does not say why"
                            : String.join("; ", beat.reasons());
            return new Standing.Stale("%s says that it is not well: %s".formatted(member, why));
        }
        return beat.trusted()
                ? new Standing.Fresh(beat.at())
                : new Standing.Stale(
                        "%s says that it does not trust what it sees".formatted(member));
    }

    private String silence(ServerId member, Duration interval, Instant now) {
        return newest.map(
                        beat ->
                                "the last heartbeat of %s is %s old, more than one interval (%s)"
                                        .formatted(
                                                member,
                                                words(Duration.between(beat.at(), now)),
                                                words(interval)))
                .orElseGet(
                        () ->
                                "%s was never heard, for %s"
                                        .formatted(member, words(Duration.between(since, now))));
    }

    /** To the millisecond. */
    static String words(Duration duration) {
        return Durations.format(Duration.ofMillis(duration.toMillis()));
    }
}
