package io.emberkeep.monitor.heartbeat;

import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.monitor.heartbeat.Refusal.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * What one member knows of a pool's heartbeats (RING-1). All times are of the broker's clock. Changed in place, because of
 * ten thousand members each beats once an interval; for one thread at a time.
 */
public final class Heartbeats {

    /** A heartbeat is not believed if it is further ahead than this share of the interval, as a clock is not (SYNC-1). */
    static final int SHARE = 10;

    private final Refusals refusals = new Refusals();
    private SequencedMap<ServerId, Heard> members = new LinkedHashMap<>();
    private Duration interval;

    /**
     * Begins to listen.
     *
     * @param all the pool's members in the order of their numbers
     * @param interval the pool's monitoring interval
     * @param now from when on heartbeats are heard
     */
    public Heartbeats(List<ServerId> all, Duration interval, Instant now) {
        this.interval = interval;
        configured(all, interval, now);
    }

    /**
     * Takes what the pool's configuration has now. Who is new, and after a change of the interval everybody, is stale only an
     * interval from now on at the earliest.
     */
    public void configured(List<ServerId> all, Duration newInterval, Instant now) {
        if (!newInterval.equals(interval)) {
            interval = newInterval;
            listensAnew(now);
        }
        var next = new LinkedHashMap<ServerId, Heard>();
        for (var member : all) {
            var known = members.get(member);
            next.put(member, known == null ? new Heard(now, Optional.empty()) : known);
        }
        members = next;
    }

    /** We were deaf until now, as while the broker was away: nobody's silence before counts (DESIGN rule 10). */
    public void listensAnew(Instant now) {
        members.replaceAll((_, known) -> known.since(now));
    }

    /**
     * Hears a heartbeat.
     *
     * @param heardAt when, by the broker's clock
     * @return what became of it; one that is not taken changes nothing of what is known of members
     */
    public Hearing hear(Heartbeat beat, Instant heardAt) {
        var member = new ServerId(beat.member().value());
        var known = members.get(member);
        if (known == null) {
            return refused(
                    beat,
                    heardAt,
                    Cause.STRANGER,
                    "heartbeat of %s: it is no member of this pool".formatted(member));
        }
        var ahead = Duration.between(heardAt, beat.at());
        if (ahead.compareTo(interval.dividedBy(SHARE)) > 0) {
            return refused(
                    beat,
                    heardAt,
                    Cause.FUTURE,
                    "heartbeat of %s: its time is %s ahead of ours, more than a tenth of the interval (%s)"
                            .formatted(member, Heard.words(ahead), Heard.words(interval)));
        }
        var newest = known.newest().map(Heartbeat::at);
        if (newest.isPresent() && !beat.at().isAfter(newest.get())) {
            return new Hearing.Ignored(
                    "heartbeat of %s: it is of %s, and one of %s is known"
                            .formatted(member, beat.at(), newest.get()));
        }
        members.put(member, known.after(beat));
        return new Hearing.Taken();
    }

    /** How a member stands. @param now the tick */
    public Standing of(ServerId member, Instant now) {
        var known = members.get(member);
        return known == null
                ? new Standing.Stale("%s is no member of this pool".formatted(member))
                : known.standing(member, interval, now);
    }

    /** How each member stands, in the order of their numbers. @param now the tick */
    public SequencedMap<ServerId, Standing> all(Instant now) {
        var all = new LinkedHashMap<ServerId, Standing>();
        members.forEach((member, known) -> all.put(member, known.standing(member, interval, now)));
        return all;
    }

    /** Who is stale, in the order of their numbers (RING-2 iii). @param now the tick */
    public SequencedSet<ServerId> stale(Instant now) {
        var stale = new LinkedHashSet<ServerId>();
        members.forEach(
                (member, known) -> {
                    if (known.standing(member, interval, now).isStale()) {
                        stale.add(member);
                    }
                });
        return stale;
    }

    /** A member's newest heartbeat, if one was heard. */
    public Optional<Heartbeat> newest(ServerId member) {
        return Optional.ofNullable(members.get(member)).flatMap(Heard::newest);
    }

    /** Which members' own clocks are off (SYNC-1): the sentences, in the order of their numbers. */
    public Map<ServerId, String> badClocks() {
        var bad = new LinkedHashMap<ServerId, String>();
        members.forEach(
                (member, known) ->
                        known.newest()
                                .flatMap(
                                        beat ->
                                                ClockFault.of(
                                                        beat.member(), beat.clockError(), interval))
                                .ifPresent(sentence -> bad.put(member, sentence)));
        return bad;
    }

    /** The last refusals, the newest first; never more than a few. */
    public List<Refusal> refusals() {
        return refusals.newestFirst();
    }

    private Hearing refused(Heartbeat beat, Instant heardAt, Cause cause, String reason) {
        return new Hearing.Refused(
                refusals.add(new Refusal(beat.member(), cause, reason, heardAt, heardAt, 1)));
    }
}
