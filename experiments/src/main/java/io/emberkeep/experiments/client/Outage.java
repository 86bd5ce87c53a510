package io.emberkeep.experiments.client;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One time in which a client was not served.
 *
 * @param seen from the beginning of its first failed attempt to the end of the first good one after it: as
 *     paper R's client log counts
 * @param between from the end of its last good attempt before to the end of the first good one after: the most that
 *     it can have been
 * @param failed how many attempts failed
 */
public record Outage(Duration seen, Duration between, int failed) {

    /** The client noticed nothing. */
    public static final Outage NONE = new Outage(Duration.ZERO, Duration.ZERO, 0);

    /**
     * The longest outage that was not over before a moment; {@link #NONE} if no attempt failed.
     *
     * @param attempts of one client, in any order
     * @param fault the moment, in {@link System#nanoTime()}
     * @return empty if the client has not been served since
     */
    public static Optional<Outage> longest(List<Attempt> attempts, long fault) {
        var ordered =
                attempts.stream()
                        .filter(one -> one.ended() - fault > 0 || one.served())
                        .sorted(Comparator.comparingLong(Attempt::began))
                        .toList();
        var longest = NONE;
        var at = 0;
        while (at < ordered.size()) {
            if (ordered.get(at).served()) {
                at++;
                continue;
            }
            var end = at;
            while (end < ordered.size() && !ordered.get(end).served()) {
                end++;
            }
            if (end == ordered.size()) {
                return Optional.empty();
            }
            var found = of(ordered, at, end);
            longest = found.seen.compareTo(longest.seen) > 0 ? found : longest;
            at = end;
        }
        return Optional.of(longest);
    }

    private static Outage of(List<Attempt> ordered, int firstBad, int firstGood) {
        var bad = ordered.get(firstBad);
        var good = ordered.get(firstGood);
        var before =
                firstBad == 0
                        ? bad.began()
                        : Math.min(bad.began(), ordered.get(firstBad - 1).ended());
        return new Outage(
                Duration.ofNanos(good.ended() - bad.began()),
                Duration.ofNanos(good.ended() - before),
                firstGood - firstBad);
    }
}
