package io.emberkeep.power.load;

import static io.emberkeep.power.load.Measured.T0;
import static io.emberkeep.power.load.Measured.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.power.load.LoadWindow.Offered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is believed of a sample, and what a measuring period's samples come to (SPEC section 3). */
class LoadWindowTest {

    private static final ServerId W1 = new ServerId("W1");
    private static final LoadRules RULES = LoadRules.DEFAULT;

    private static LoadWindow taken(LoadWindow window, LoadSample sample) {
        return switch (window.offer(sample, sample.at(), RULES)) {
            case Offered.Taken(var next) -> next;
            case Offered.Refused(var reason) -> throw new AssertionError(reason);
        };
    }

    private static String refused(LoadSample sample, Instant now) {
        return refused(LoadWindow.empty(W1), sample, now);
    }

    private static String refused(LoadWindow window, LoadSample sample, Instant now) {
        return switch (window.offer(sample, now, RULES)) {
            case Offered.Taken _ -> throw new AssertionError("taken: " + sample);
            case Offered.Refused(var reason) -> reason;
        };
    }

    private static Instant at(long seconds) {
        return T0.plusSeconds(seconds);
    }

    @Test
    void aServersLoadIsTheMeanOfItsMeasuringPeriod() {
        var window =
                taken(
                        taken(LoadWindow.empty(W1), sample(W1, at(0), 10, 20, 30)),
                        sample(W1, at(5), 20, 40, 50));
        var load = window.load(at(6), RULES).orElseThrow();
        assertThat(100 * load.memoryUsedBytes() / load.memoryTotalBytes())
                .isCloseTo(15, within(1e-9));
        assertThat(load.cpuPercent()).isEqualTo(30);
    }

    @Test
    void whatLeftTheMeasuringPeriodCountsNoMore() {
        var window =
                taken(
                        taken(LoadWindow.empty(W1), sample(W1, at(0), 10, 20, 30)),
                        sample(W1, at(10), 20, 40, 50));
        assertThat(window.load(at(10), RULES).orElseThrow().cpuPercent()).isEqualTo(40);
    }

    @Test
    void aStaleServerIsUnknown() {
        var window = taken(LoadWindow.empty(W1), sample(W1, at(0), 10, 20, 30));
        assertThat(window.load(at(30), RULES)).isPresent();
        assertThat(window.load(at(31), RULES)).isEmpty();
    }

    @Test
    void aServerThatWasNotHeardOfIsUnknown() {
        assertThat(LoadWindow.empty(W1).load(T0, RULES)).isEmpty();
    }

    @Test
    void negativeFiguresAreRefused() {
        assertThat(refused(sample(W1, T0, -1, 0, 0), T0))
                .startsWith("sample of W1: memory used is")
                .endsWith("which is negative");
        assertThat(refused(sample(W1, T0, 0, -1, 0), T0)).contains("cpu is -1.0");
        assertThat(refused(sample(W1, T0, 0, 0, -1), T0)).contains("bytes per second is");
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThat(refused(sample(W1, T0, 0, Double.NaN, 0), T0))
                .isEqualTo("sample of W1: cpu is NaN, which is no number");
        assertThat(refused(sample(W1, T0, Double.POSITIVE_INFINITY, 0, 0), T0))
                .contains("no number");
    }

    @Test
    void moreThanAHundredPercentIsRefused() {
        assertThat(refused(sample(W1, T0, 102, 0, 0), T0)).endsWith("more than 100 %");
        assertThat(refused(sample(W1, T0, 0, 120, 0), T0))
                .isEqualTo("sample of W1: cpu is 120.0 %, more than 100 %");
        assertThat(refused(sample(W1, T0, 0, 0, 150), T0)).endsWith("more than 100 %");
    }

    @Test
    void aLittleMoreByRoundingCountsAsAHundred() {
        var window = taken(LoadWindow.empty(W1), sample(W1, T0, 0, 100.5, 100.9));
        var load = window.load(T0, RULES).orElseThrow();
        assertThat(load.cpuPercent()).isEqualTo(100);
        assertThat(load.bytesPerSecond()).isEqualTo(load.ratedBytesPerSecond());
    }

    @Test
    void aServerWithoutCoresMemoryOrLinkIsRefused() {
        assertThat(refused(new LoadSample(W1, T0, 0, 0, 0, 1, 0, 1), T0))
                .isEqualTo("sample of W1: memory total is 0.0, and is to be above 0");
        assertThat(refused(new LoadSample(W1, T0, 0, 1, 0, 0, 0, 1), T0)).contains("cores is 0");
        assertThat(refused(new LoadSample(W1, T0, 0, 1, 0, 1, 0, Double.NaN), T0))
                .contains("rated bytes per second is NaN");
    }

    @Test
    void futureSamplesAreRefusedButForClocksThatDiffer() {
        assertThat(refused(sample(W1, at(2), 1, 1, 1), T0)).contains("of the future");
        assertThat(LoadWindow.empty(W1).offer(sample(W1, at(1), 1, 1, 1), T0, RULES))
                .isInstanceOf(Offered.Taken.class);
    }

    @Test
    void lateSamplesAreRefused() {
        assertThat(refused(sample(W1, T0, 1, 1, 1), at(31))).contains("came too late");
    }

    @Test
    void duplicatesAndThoseOutOfOrderAreRefused() {
        var window =
                taken(
                        taken(LoadWindow.empty(W1), sample(W1, at(0), 1, 1, 1)),
                        sample(W1, at(5), 1, 1, 1));
        assertThat(refused(window, sample(W1, at(5), 9, 9, 9), at(6))).contains("is here already");
        assertThat(refused(window, sample(W1, at(3), 1, 1, 1), at(6))).contains("out of order");
    }

    @Test
    void anothersSampleIsRefused() {
        assertThat(refused(sample(new ServerId("W2"), T0, 1, 1, 1), T0))
                .isEqualTo("sample of W2, not of W1");
    }

    @Test
    void aFloodOfSamplesIsBounded() {
        var window = LoadWindow.empty(W1);
        for (var i = 0; i < 1000; i++) {
            window = taken(window, sample(W1, T0.plusMillis(i), 1, 1, 1));
        }
        assertThat(window.samples()).hasSize(LoadWindow.MOST);
    }

    @Test
    void rulesThatDoNotFitAreRefused() {
        var second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new LoadRules(second.multipliedBy(10), second, second, 1))
                .hasMessage(
                        "staleAfter (PT1S) is shorter than measuringPeriod (PT10S): a server would be unknown between two samples");
        assertThatThrownBy(() -> new LoadRules(Duration.ZERO, second, second, 1))
                .hasMessageContaining("measuringPeriod");
        assertThatThrownBy(() -> new LoadRules(second, second, second.negated(), 1))
                .hasMessageContaining("aheadAtMost");
        assertThatThrownBy(() -> new LoadRules(second, second, second, Double.NaN))
                .hasMessageContaining("overshootPercent");
    }

    /** Whatever figures come: taken ones give loads between 0 and 100 %, others a sentence. */
    @Property(tries = 1000)
    void whateverComesALoadIsBetweenNothingAndAll(
            @ForAll double memoryUsed,
            @ForAll double memoryTotal,
            @ForAll double cpu,
            @ForAll int cores,
            @ForAll double bytes,
            @ForAll double rated) {
        var sample = new LoadSample(W1, T0, memoryUsed, memoryTotal, cpu, cores, bytes, rated);
        switch (LoadWindow.empty(W1).offer(sample, T0, RULES)) {
            case Offered.Refused(var reason) -> assertThat(reason).startsWith("sample of W1: ");
            case Offered.Taken(var next) -> {
                var load = next.load(T0, RULES).orElseThrow();
                for (var share :
                        List.of(
                                100 * load.memoryUsedBytes() / load.memoryTotalBytes(),
                                load.cpuPercent(),
                                100 * load.bytesPerSecond() / load.ratedBytesPerSecond())) {
                    assertThat(share).isBetween(0.0, 100.0);
                }
            }
        }
    }
}
