package io.emberkeep.monitor.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.monitor.load.Reading.Traffic;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnLoadTest {

    private static final ServerId W1 = new ServerId("W1");
    private static final Instant T0 = Instant.parse("2026-11-23T10:00:00Z");
    private static final long GIGABIT = 1_000_000_000;

    private static Reading reading(long second, long busy, long all, Optional<Traffic> network) {
        return new Reading(T0.plusSeconds(second), 3, 8, 4, busy, all, network);
    }

    private static Optional<Traffic> eth0(long bytes, long bits) {
        return Optional.of(new Traffic("eth0", bytes, bits));
    }

    private static OwnLoad between(Reading before, Reading after) {
        return OwnLoad.between(before, after, W1, 100_000_000);
    }

    private static String why(Reading before, Reading after) {
        assertThat(between(before, after)).isInstanceOf(OwnLoad.Unknown.class);
        return ((OwnLoad.Unknown) between(before, after)).reason();
    }

    @Test
    void differencesOfCountersAreALoad() {
        assertThat(
                        between(
                                reading(0, 100, 1_000, eth0(5_000, GIGABIT)),
                                reading(10, 150, 1_200, eth0(25_000, GIGABIT))))
                .isEqualTo(
                        new OwnLoad.Known(
                                new LoadSample(W1, T0.plusSeconds(10), 3, 8, 25, 4, 2_000, 256e6)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MAX_VALUE})
    void speedThatTheSystemDoesNotKnowIsTheSettings(long unknown) {
        assertThat(
                        between(
                                reading(0, 0, 10, eth0(0, unknown)),
                                reading(1, 1, 20, eth0(8, unknown))))
                .extracting(load -> ((OwnLoad.Known) load).sample().ratedBytesPerSecond())
                .isEqualTo(25.6e6);
    }

    @Test
    void moreThanTheLinkIsRatedForIsAllOfIt() {
        assertThat(
                        between(
                                reading(0, 0, 10, eth0(0, GIGABIT)),
                                reading(1, 1, 20, eth0(999_000_000, GIGABIT))))
                .extracting(load -> ((OwnLoad.Known) load).sample().bytesPerSecond())
                .isEqualTo(256e6);
    }

    @Test
    void noTimeIsNoLoad() {
        var one = reading(0, 1, 10, eth0(0, GIGABIT));
        assertThat(why(one, reading(0, 2, 20, eth0(1, GIGABIT)))).startsWith("no time passed");
        assertThat(why(one, reading(1, 1, 10, eth0(1, GIGABIT)))).startsWith("no time passed");
        assertThat(why(reading(5, 1, 10, eth0(0, GIGABIT)), reading(4, 2, 20, eth0(1, GIGABIT))))
                .startsWith("no time passed");
    }

    @Test
    void countersThatWentBackwardsAreNoLoad() {
        var before = reading(0, 100, 1_000, eth0(5_000, GIGABIT));
        assertThat(why(before, reading(1, 10, 100, eth0(6_000, GIGABIT)))).contains("processors'");
        assertThat(why(before, reading(1, 90, 1_100, eth0(6_000, GIGABIT))))
                .contains("processors'");
        assertThat(why(before, reading(1, 110, 1_100, eth0(10, GIGABIT)))).contains("of eth0 went");
    }

    @Test
    void interfaceThatVanishedOrChangedIsNoLoad() {
        var before = reading(0, 100, 1_000, eth0(5_000, GIGABIT));
        assertThat(why(before, reading(1, 110, 1_100, Optional.empty()))).contains("no network");
        assertThat(
                        why(
                                before,
                                reading(
                                        1,
                                        110,
                                        1_100,
                                        Optional.of(new Traffic("eth1", 9_000, GIGABIT)))))
                .contains("eth1 was not there before");
    }
}
