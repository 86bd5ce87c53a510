package io.emberkeep.monitor.heartbeat;

import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Members S1 to Sn and their heartbeats. */
final class Beats {

    static final Instant T0 = Instant.parse("2026-11-23T10:00:00Z");
    static final Duration TEN = Duration.ofSeconds(10);

    private Beats() {}

    static ServerId member(int number) {
        return new ServerId("S" + number);
    }

    static List<ServerId> members(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Beats::member).toList();
    }

    static Instant at(double seconds) {
        return T0.plusMillis(Math.round(seconds * 1_000));
    }

    static Heartbeat beat(String member, double seconds) {
        return new Heartbeat(new MemberId(member), at(seconds), Duration.ZERO, true, 1);
    }

    static Heartbeat unwell(String member, double seconds, String... reasons) {
        return new Heartbeat(
                new MemberId(member),
                at(seconds),
                Duration.ZERO,
                true,
                1,
                false,
                List.of(reasons),
                Duration.ZERO);
    }

    static Heartbeat distrusting(String member, double seconds) {
        return new Heartbeat(new MemberId(member), at(seconds), Duration.ZERO, false, 1);
    }

    static Heartbeat clockOff(String member, double seconds, Duration error) {
        return new Heartbeat(
                new MemberId(member), at(seconds), Duration.ZERO, true, 1, true, List.of(), error);
    }
}
