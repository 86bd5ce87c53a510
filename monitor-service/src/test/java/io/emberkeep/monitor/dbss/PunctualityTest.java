package io.emberkeep.monitor.dbss;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.inventory.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** DESIGN rule 10: a result is as late as the tick it began in, and later if its examiner stood still. */
final class PunctualityTest {

    private static final Instant T = Instant.EPOCH;
    private static final Subject SUBJECT =
            new Subject(
                    Samples.W1,
                    new IpAddress("127.0.0.1"),
                    List.of(),
                    List.of(),
                    Settings.DEFAULT.network(),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3));

    private final Punctuality punctuality = new Punctuality();

    private long examined(long seconds) {
        punctuality.begun(T);
        return punctuality.ended(T.plusSeconds(seconds), SUBJECT).toSeconds();
    }

    @Test
    void anExaminationThatTakesItsTimeIsNotLate() {
        punctuality.tick(Duration.ZERO);
        assertThat(examined(5)).isZero();
    }

    @Test
    void theNextOneOfTheSameTickIsAsLateAsTheTick() {
        punctuality.tick(Duration.ofSeconds(7));
        assertThat(examined(1)).isEqualTo(7);
        assertThat(examined(1)).isEqualTo(7);
        punctuality.tick(Duration.ZERO);
        assertThat(examined(1)).isZero();
    }

    @Test
    void whoStoodStillWhileExaminingIsLate() {
        punctuality.tick(Duration.ZERO);
        assertThat(examined(65)).isEqualTo(60);
        assertThat(examined(1)).isEqualTo(60);
    }
}
