package io.emberkeep.power.energy;

import io.emberkeep.contract.energy.EnergyUsed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A pool's account, part by part: the parts as they came for two days, by the hour before that, for 400 days. The same
 * parts in the same order give the same account, whoever adds them up.
 */
public final class EnergyLedger {

    private static final Duration FINE = Duration.ofDays(2);
    private static final Duration KEPT = Duration.ofDays(400);

    private final Deque<Part> fine = new ArrayDeque<>();
    private final TreeMap<Instant, Part> hours = new TreeMap<>();
    private Optional<Instant> end = Optional.empty();

    /** Takes a part. @return false if it begins before an earlier one ended: then it does not count */
    public boolean take(EnergyUsed next) {
        if (!next.to().isAfter(next.from())
                || end.filter(last -> next.from().isBefore(last)).isPresent()) {
            return false;
        }
        end = Optional.of(next.to());
        fine.add(Part.of(next));
        while (fine.getFirst().to().isBefore(next.to().minus(FINE))) {
            var old = fine.removeFirst();
            hours.merge(old.from().truncatedTo(ChronoUnit.HOURS), old, Part::plus);
        }
        hours.headMap(next.to().minus(KEPT)).clear();
        return true;
    }

    /** When the last part ended; none if there is none. */
    public Optional<Instant> end() {
        return end;
    }

    /**
     * What was used since a moment. Of a part that began before it the share is counted that lies after it.
     *
     * @param since none: since the account began
     * @param open parts that are not taken yet, in their order
     */
    public Total since(Optional<Instant> since, List<EnergyUsed> open) {
        var begin = since.orElse(Instant.MIN);
        var total = new Sum(begin);
        hours.values().forEach(total::add);
        fine.forEach(total::add);
        open.stream()
                .filter(one -> end.filter(last -> one.from().isBefore(last)).isEmpty())
                .map(Part::of)
                .forEach(total::add);
        return total.total();
    }

    /**
     * A time's account.
     *
     * @param from when it begins; none if nothing was counted
     * @param to when it ends
     * @param counted for how long of that time it was counted; of the rest nothing is known
     * @param account what was used and saved
     * @param assumedIdle time of hosts that served and were not measured: counted as idle
     */
    public record Total(
            Optional<Instant> from,
            Optional<Instant> to,
            Duration counted,
            EnergyAccount account,
            Duration assumedIdle) {}

    private static final class Sum {
        private final Instant begin;
        private Optional<Instant> from = Optional.empty();
        private Optional<Instant> to = Optional.empty();
        private Duration counted = Duration.ZERO;
        private EnergyAccount account = EnergyAccount.EMPTY;
        private Duration assumedIdle = Duration.ZERO;

        Sum(Instant begin) {
            this.begin = begin;
        }

        void add(Part part) {
            if (!part.to().isAfter(begin)) {
                return;
            }
            var first = part.from().isBefore(begin) ? begin : part.from();
            var share =
                    (double) Duration.between(first, part.to()).toMillis()
                            / Math.max(1, Duration.between(part.from(), part.to()).toMillis());
            from = from.or(() -> Optional.of(first));
            to = Optional.of(part.to());
            counted = counted.plus(part.scaled(part.counted(), share));
            account = account.plus(part.account().times(share));
            assumedIdle = assumedIdle.plus(part.scaled(part.assumedIdle(), share));
        }

        Total total() {
            return new Total(from, to, counted, account, assumedIdle);
        }
    }

    private record Part(
            Instant from,
            Instant to,
            Duration counted,
            EnergyAccount account,
            Duration assumedIdle) {

        static Part of(EnergyUsed used) {
            return new Part(
                    used.from(),
                    used.to(),
                    Duration.between(used.from(), used.to()),
                    EnergyAccount.of(used),
                    used.assumedIdle());
        }

        Part plus(Part later) {
            return new Part(
                    from,
                    later.to,
                    counted.plus(later.counted),
                    account.plus(later.account),
                    assumedIdle.plus(later.assumedIdle));
        }

        Duration scaled(Duration time, double share) {
            return share >= 1 ? time : Duration.ofMillis(Math.round(time.toMillis() * share));
        }
    }
}
