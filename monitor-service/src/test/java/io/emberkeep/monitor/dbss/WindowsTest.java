package io.emberkeep.monitor.dbss;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.inventory.Settings.ReturnWindow;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** DBSS-15. */
class WindowsTest {

    private static boolean open(String from, String to, String time) {
        return Windows.open(
                Optional.of(new ReturnWindow(from, to)),
                Instant.parse("2026-11-01T" + time + ":00Z"));
    }

    @Test
    void itsEndDoesNotBelongToIt() {
        assertThat(open("02:00", "04:00", "01:59")).isFalse();
        assertThat(open("02:00", "04:00", "02:00")).isTrue();
        assertThat(open("02:00", "04:00", "04:00")).isFalse();
    }

    @Test
    void itMayGoOverMidnight() {
        assertThat(open("23:00", "01:00", "23:30")).isTrue();
        assertThat(open("23:00", "01:00", "00:30")).isTrue();
        assertThat(open("23:00", "01:00", "12:00")).isFalse();
    }

    @Test
    void oneThatIsNotSetIsNeverOpen() {
        assertThat(Windows.open(Optional.empty(), Samples.T0)).isFalse();
    }
}
