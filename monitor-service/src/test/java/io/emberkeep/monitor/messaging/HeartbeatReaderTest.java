package io.emberkeep.monitor.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.Record;
import io.emberkeep.monitor.messaging.HeartbeatReader.Intake;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done with each record of the topic of heartbeats. */
class HeartbeatReaderTest {

    private static final PoolId OURS = new PoolId("papers");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Heartbeat BEAT =
            new Heartbeat(new MemberId("S1"), NOON, Duration.ZERO, true, 1);

    private final List<String> heard = new ArrayList<>();
    private final List<String> aside = new ArrayList<>();
    private Instant now = NOON;
    private final Intake intake =
            new Intake(
                    () -> now,
                    OURS::equals,
                    (pool, beat, at) -> heard.add(pool + " " + beat.member() + " " + at),
                    (record, reason) -> aside.add(record.offset() + " " + reason));

    private static Record record(long offset, String key, Content content) {
        return new Record(Topics.HEARTBEATS, 0, offset, key, content);
    }

    private static Content beat(PoolId pool) {
        return new Content.Readable(Envelope.of("/monitor-service/S1", NOON, pool, BEAT));
    }

    private static Content unreadable() {
        return new Content.Unreadable("", "no CloudEvent", "xyz");
    }

    @Test
    void aHeartbeatOfAPoolOfOursIsHeard() {
        intake.received(record(1, "papers", beat(OURS)));
        assertThat(heard).containsExactly("papers S1 2026-11-23T12:00:00Z");
        assertThat(aside).isEmpty();
    }

    @Test
    void otherPoolsHeartbeatsAreLeftToOthers() {
        intake.received(record(1, "other", beat(new PoolId("other"))));
        intake.received(record(2, "other", unreadable()));
        intake.received(record(3, "", unreadable()));
        intake.received(record(4, "no name", unreadable()));
        assertThat(heard).isEmpty();
        assertThat(aside).isEmpty();
    }

    @Test
    void whatNobodyCanUseIsPutAsideOnceAMinute() {
        intake.received(record(1, "papers", unreadable()));
        intake.received(record(2, "papers", unreadable()));
        now = NOON.plusSeconds(61);
        intake.received(record(3, "papers", unreadable()));
        assertThat(aside).containsExactly("1 no CloudEvent", "3 no CloudEvent");
    }

    @Test
    void aHeartbeatUnderAnotherPoolsKeyIsPutAside() {
        intake.received(record(1, "papers", beat(new PoolId("other"))));
        assertThat(heard).isEmpty();
        assertThat(aside).containsExactly("1 a heartbeat of pool other under the key papers");
    }

    @Test
    void whoeverConfusesTheListenerIsFollowedByTheNext() {
        var told = new ArrayList<Heartbeat>();
        var fragile =
                new Intake(
                        () -> now,
                        OURS::equals,
                        (_, one, _) -> {
                            told.add(one);
                            throw new IllegalStateException("a listener that fails");
                        },
                        (_, reason) -> aside.add(reason));
        fragile.received(record(1, "papers", beat(OURS)));
        fragile.received(record(2, "papers", beat(OURS)));
        assertThat(told).hasSize(2);
        assertThat(aside).isEmpty();
    }
}
