package io.emberkeep.monitor.placement;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Durations;
import io.emberkeep.contract.load.LoadSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a member measured of its own machine in the last two windows. Soft state: one that is lost is begun anew.
 *
 * @param member whose
 * @param newestLast in the order of their times, none twice
 */
public record MemberLoads(ServerId member, List<Measurement> newestLast) {

    /** However short their distance, no more than this are kept. */
    static final int MOST = 240;

    public MemberLoads {
        newestLast = List.copyOf(newestLast);
    }

    /** Of a member that was not heard of yet. */
    public static MemberLoads none(ServerId member) {
        return new MemberLoads(member, List.of());
    }

    /** What became of a sample. */
    public sealed interface Offered {
        /** It counts; what is older than two windows is gone. */
        record Taken(MemberLoads next) implements Offered {}

        /** It does not, and nothing changes. @param reason as a sentence */
        record Refused(String reason) implements Offered {}
    }

    /**
     * Takes a sample, or says why not: of another, impossible, from the future, no newer than the newest.
     *
     * @param sample of the member's whole machine, as it measured it itself
     * @param now by the clock of the samples
     */
    public Offered offer(LoadSample sample, Instant now, PlacementRules rules) {
        return whyNot(sample, now, rules)
                .<Offered>map(Offered.Refused::new)
                .orElseGet(() -> new Offered.Taken(with(Measurement.of(sample), rules)));
    }

    private Optional<String> whyNot(LoadSample sample, Instant now, PlacementRules rules) {
        if (!sample.server().equals(member)) {
            return Optional.of("sample of %s, not of %s".formatted(sample.server(), member));
        }
        if (sample.at().isAfter(now.plus(rules.aheadAtMost()))) {
            return Optional.of(
                    "sample of %s: its time is %s ahead of ours"
                            .formatted(member, words(Duration.between(now, sample.at()))));
        }
        if (!newestLast.isEmpty() && !sample.at().isAfter(newestLast.getLast().at())) {
            return Optional.of(
                    "sample of %s: it is of %s, and one of %s is known"
                            .formatted(member, sample.at(), newestLast.getLast().at()));
        }
        return Measurement.whyNot(sample);
    }

    private MemberLoads with(Measurement newest, PlacementRules rules) {
        var begin = newest.at().minus(rules.window().multipliedBy(2));
        var kept = new ArrayList<Measurement>(newestLast.size() + 1);
        for (var one : newestLast) {
            if (one.at().isAfter(begin)) {
                kept.add(one);
            }
        }
        kept.add(newest);
        return new MemberLoads(member, kept.subList(Math.max(0, kept.size() - MOST), kept.size()));
    }

    /**
     * What the load will be, by the means over the two windows that end now (PLACE-1). Where there is no sample in the older
     * one, as shortly after a start, the load counts as going on as it is: a recovery must not fail for want of a trend.
     */
    public Prediction predict(Instant now, PlacementRules rules) {
        if (newestLast.isEmpty()) {
            return new Prediction.Unknown("no load of %s is known".formatted(member));
        }
        var newest = newestLast.getLast();
        var newer = now.minus(rules.window());
        var older = newer.minus(rules.window());
        var last = usages(newer, now.plus(rules.aheadAtMost()));
        if (last.isEmpty()) {
            return new Prediction.Unknown(
                    "the last load of %s is %s old, more than a window (%s)"
                            .formatted(
                                    member,
                                    words(Duration.between(newest.at(), now)),
                                    Durations.format(rules.window())));
        }
        var mean = Usage.mean(last);
        var before = usages(older, newer);
        var going = before.isEmpty() ? mean : mean.goingOnAfter(Usage.mean(before));
        return new Prediction.Known(
                going.within(newest.capacity()), newest.capacity(), !before.isEmpty());
    }

    /** After the one moment, and not after the other. */
    private List<Usage> usages(Instant after, Instant until) {
        return newestLast.stream()
                .filter(one -> one.at().isAfter(after) && !one.at().isAfter(until))
                .map(Measurement::usage)
                .toList();
    }

    private static String words(Duration duration) {
        return Durations.format(Duration.ofMillis(duration.toMillis()));
    }
}
