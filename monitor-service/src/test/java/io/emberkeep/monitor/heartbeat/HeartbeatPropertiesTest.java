package io.emberkeep.monitor.heartbeat;

import static io.emberkeep.monitor.heartbeat.Beats.T0;
import static io.emberkeep.monitor.heartbeat.Beats.TEN;
import static io.emberkeep.monitor.heartbeat.Beats.beat;
import static io.emberkeep.monitor.heartbeat.Beats.member;
import static io.emberkeep.monitor.heartbeat.Beats.members;
import static io.emberkeep.monitor.heartbeat.Beats.unwell;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.id.ServerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** RING-1, of any heartbeats in any order. */
class HeartbeatPropertiesTest {

    private static final int MEMBERS = 5;

    /** @param heardAt in the order in which they are heard */
    private record Heard(Heartbeat beat, Instant heardAt) {}

    /** Of members and strangers, in time, late and from the future. */
    private static List<Heard> drawn(Random random) {
        var all = new ArrayList<Heard>();
        var now = 0.0;
        for (var i = random.nextInt(60); i > 0; i--) {
            now += random.nextDouble() * 4;
            var name = "S" + (1 + random.nextInt(MEMBERS + 2));
            var sent = now - 15 + random.nextDouble() * 18;
            var beat = random.nextInt(5) == 0 ? unwell(name, sent, "ill") : beat(name, sent);
            all.add(new Heard(beat, Beats.at(now)));
        }
        return all;
    }

    @Property(tries = 500)
    void aMemberIsFreshExactlyIfItsNewestBelievableHeartbeatIsGoodAndInTime(@ForAll long seed) {
        var random = new Random(seed);
        var heard = new Heartbeats(members(MEMBERS), TEN, T0);
        var newest = new HashMap<ServerId, Heartbeat>();
        for (var one : drawn(random)) {
            heard.hear(one.beat(), one.heardAt());
            if (!one.beat().at().isAfter(one.heardAt().plusSeconds(1))) {
                newest.merge(
                        new ServerId(one.beat().member().value()),
                        one.beat(),
                        (old, fresh) -> fresh.at().isAfter(old.at()) ? fresh : old);
            }
            var now = one.heardAt().plusMillis(random.nextInt(12_000));
            for (var i = 1; i <= MEMBERS; i++) {
                var last = newest.get(member(i));
                var inTime = last != null && !last.at().plus(TEN).isBefore(now);
                var standing = heard.of(member(i), now);
                assertThat(standing instanceof Standing.Fresh).isEqualTo(inTime && last.well());
                assertThat(standing.isStale())
                        .isEqualTo(inTime ? !last.well() : now.isAfter(T0.plus(TEN)));
            }
        }
    }

    @Property(tries = 1000)
    void whatIsRefusedOrIgnoredChangesNobodysStanding(@ForAll long seed) {
        var heard = new Heartbeats(members(MEMBERS), TEN, T0);
        for (var one : drawn(new Random(seed))) {
            var before = heard.all(one.heardAt());
            switch (heard.hear(one.beat(), one.heardAt())) {
                case Hearing.Taken() ->
                        assertThat(heard.newest(new ServerId(one.beat().member().value())))
                                .contains(one.beat());
                case Hearing.Ignored _, Hearing.Refused _ ->
                        assertThat(heard.all(one.heardAt())).isEqualTo(before);
            }
            assertThat(heard.refusals()).hasSizeLessThanOrEqualTo(Refusals.MOST);
        }
    }

    @Property(tries = 1000)
    void nobodyIsStaleWithinAnIntervalOfTheStartButWhoSaysSo(@ForAll long seed) {
        var heard = new Heartbeats(members(MEMBERS), TEN, T0);
        for (var one : drawn(new Random(seed))) {
            heard.hear(one.beat(), one.heardAt());
        }
        assertThat(heard.stale(T0.plus(TEN)))
                .allMatch(member -> heard.newest(member).filter(beat -> !beat.well()).isPresent());
    }
}
