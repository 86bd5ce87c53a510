package io.emberkeep.contract.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "10s,PT10S,10s",
        "500ms,PT0.5S,500ms",
        "1.5s,PT1.5S,1s500ms",
        "90s,PT90S,1m30s",
        "1h,PT1H,1h",
        "1d,PT24H,24h",
        "0s,PT0S,0s",
        "0.25ms,PT0.00025S,0.250000ms"
    })
    void readsWhatPeopleWrite(String text, Duration duration, String written) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
        assertThat(Durations.format(duration)).isEqualTo(written);
        assertThat(Durations.parse(written)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "-1s", "10 s", "1w", "PT10S", "999999999d999999999d"})
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("«" + text + "»");
    }
}
