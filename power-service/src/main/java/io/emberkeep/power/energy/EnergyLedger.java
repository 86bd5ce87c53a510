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

    /**
     * Takes a part. Of one that begins before an earlier one ended, as where a pool went from one power-service to another, the
     * share counts that comes after that end.
     *
     * @return false if nothing of it counts
     */
    public boolean take(EnergyUsed next) {
        var part = Part.of(next).after(end.orElse(Instant.MIN));
        if (part.isEmpty()) {
            return false;
        }
        end = Optional.of(next.to());
        fine.add(part.get());
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
        var counted = end.orElse(Instant.MIN);
        for (var one : open) {
            Part.of(one).after(counted).ifPresent(total::add);
            counted = counted.isAfter(one.to()) ? counted : one.to();
        }
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

        void add(Part whole) {
            whole.after(begin)
                    .ifPresent(
                            part -> {
                                from = from.or(() -> Optional.of(part.from()));
                                to = Optional.of(part.to());
                                counted = counted.plus(part.counted());
                                account = account.plus(part.account());
                                assumedIdle = assumedIdle.plus(part.assumedIdle());
                            });
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

        /** Its share after a moment; none if it ended by then. */
        Optional<Part> after(Instant moment) {
            if (!to.isAfter(from) || !to.isAfter(moment)) {
                return Optional.empty();
            }
            if (!from.isBefore(moment)) {
                return Optional.of(this);
            }
            var share =
                    (double) Duration.between(moment, to).toMillis()
                            / Math.max(1, Duration.between(from, to).toMillis());
            return Optional.of(
                    new Part(
                            moment,
                            to,
                            counted.equals(Duration.between(from, to))
                                    ? Duration.between(moment, to)
                                    : scaled(counted, share),
                            account.times(share),
                            scaled(assumedIdle, share)));
        }

        private static Duration scaled(Duration time, double share) {
            return Duration.ofMillis(Math.round(time.toMillis() * share));
        }
    }
}
