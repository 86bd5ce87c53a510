package io.emberkeep.experiments.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutageTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long TENTH = SECOND / 10;

    /** Each attempt a second after the one before, and a tenth long. */
    private static List<Attempt> attempts(String served) {
        var all = new ArrayList<Attempt>();
        for (var i = 0; i < served.length(); i++) {
            all.add(new Attempt(i * SECOND, i * SECOND + TENTH, served.charAt(i) == '+'));
        }
        return all;
    }

    @Test
    void fromTheFirstFailedToTheFirstGoodAttempt() {
        var outage = Outage.longest(attempts("+++---+++"), 3 * SECOND).orElseThrow();
        assertThat(outage.seen()).isEqualTo(Duration.ofMillis(3_100));
        assertThat(outage.between()).isEqualTo(Duration.ofMillis(4_000));
        assertThat(outage.failed()).isEqualTo(3);
    }

    @Test
    void whoNoticedNothingHadNone() {
        assertThat(Outage.longest(attempts("+++++"), SECOND)).contains(Outage.NONE);
    }

    @Test
    void theLongestOfSeveralCounts() {
        assertThat(Outage.longest(attempts("+-+----+-+"), 0).orElseThrow().failed()).isEqualTo(4);
    }

    @Test
    void whatFailedBeforeTheFaultDoesNotCount() {
        assertThat(Outage.longest(attempts("+--++-+"), 4 * SECOND).orElseThrow().failed())
                .isEqualTo(1);
    }

    @Test
    void asLongAsNobodyIsServedItIsNotKnown() {
        assertThat(Outage.longest(attempts("++---"), 2 * SECOND)).isEmpty();
    }

    @Test
    void anAttemptThatBeganBeforeTheFaultAndFailedAfterItCounts() {
        var all =
                List.of(
                        new Attempt(0, SECOND, true),
                        new Attempt(SECOND, 3 * SECOND, false),
                        new Attempt(4 * SECOND, 5 * SECOND, true));
        assertThat(Outage.longest(all, 2 * SECOND).orElseThrow().seen())
                .isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void overlappingAttemptsAreOrderedByTheirBeginning() {
        var all =
                List.of(
                        new Attempt(2 * SECOND, 3 * SECOND, true),
                        new Attempt(SECOND, 4 * SECOND, false),
                        new Attempt(0, 2 * SECOND, true));
        var outage = Outage.longest(all, SECOND).orElseThrow();
        assertThat(outage.seen()).isEqualTo(Duration.ofSeconds(2));
        assertThat(outage.between()).isEqualTo(Duration.ofSeconds(2));
    }
}
