package io.emberkeep.power.load;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A server's samples of the last measuring period. Soft state: one that is lost is begun anew, and until then
 * its group's load is unknown.
 *
 * @param server whose samples
 * @param samples in the order of their times, none twice; the newest is the last
 */
public record LoadWindow(ServerId server, List<LoadSample> samples) {

    /** However short their distance, no more than this are kept. */
    static final int MOST = 120;

    public LoadWindow {
        samples = List.copyOf(samples);
    }

    /** A server that was not heard of yet. */
    public static LoadWindow empty(ServerId server) {
        return new LoadWindow(server, List.of());
    }

    /** What became of a sample. */
    public sealed interface Offered {
        /** It counts; what left the measuring period is gone. */
        record Taken(LoadWindow next) implements Offered {}

        /** It does not, and nothing changes. */
        record Refused(String reason) implements Offered {}
    }

    /** Takes a sample, or says why not: not of this server, impossible, future, late, duplicate, out of order. */
    public Offered offer(LoadSample sample, Instant now, LoadRules rules) {
        if (!sample.server().equals(server)) {
            return new Offered.Refused(
                    "sample of %s, not of %s".formatted(sample.server(), server));
        }
        return SampleCheck.whyNot(sample, now, rules)
                .or(() -> orderFault(sample))
                .<Offered>map(Offered.Refused::new)
                .orElseGet(() -> new Offered.Taken(with(sample, rules)));
    }

    /** The mean of the measuring period; none if the newest sample is stale or there is none. */
    public Optional<ServerLoad> load(Instant now, LoadRules rules) {
        return age(now).filter(age -> age.compareTo(rules.staleAfter()) <= 0)
                .map(_ -> ServerLoad.mean(samples));
    }

    /** How old the newest sample is, if there is one. */
    public Optional<Duration> age(Instant now) {
        return samples.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.between(samples.getLast().at(), now));
    }

    private Optional<String> orderFault(LoadSample sample) {
        if (samples.isEmpty() || sample.at().isAfter(samples.getLast().at())) {
            return Optional.empty();
        }
        var known = samples.stream().anyMatch(one -> one.at().equals(sample.at()));
        return Optional.of(
                known
                        ? "sample of %s: the one of %s is here already"
                                .formatted(server, sample.at())
                        : "sample of %s: out of order, it is of %s and the newest of %s"
                                .formatted(server, sample.at(), samples.getLast().at()));
    }

    private LoadWindow with(LoadSample sample, LoadRules rules) {
        var begin = sample.at().minus(rules.measuringPeriod());
        var kept = new ArrayList<LoadSample>(samples.size() + 1);
        for (var one : samples) {
            if (one.at().isAfter(begin)) {
                kept.add(one);
            }
        }
        kept.add(sample);
        return new LoadWindow(server, kept.subList(Math.max(0, kept.size() - MOST), kept.size()));
    }
}
