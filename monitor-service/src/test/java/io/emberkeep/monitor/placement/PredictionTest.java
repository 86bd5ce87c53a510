package io.emberkeep.monitor.placement;

import static io.emberkeep.monitor.placement.Members.GB;
import static io.emberkeep.monitor.placement.Members.MACHINE;
import static io.emberkeep.monitor.placement.Members.T0;
import static io.emberkeep.monitor.placement.Members.member;
import static io.emberkeep.monitor.placement.Members.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.monitor.placement.MemberLoads.Offered;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PLACE-1: samples, means over two windows, prediction. */
class PredictionTest {

    private static final PlacementRules RULES = PlacementRules.DEFAULT;

    private static MemberLoads heard(LoadSample... samples) {
        var loads = MemberLoads.none(member(1));
        for (var one : samples) {
            var offered = loads.offer(one, one.at(), RULES);
            assertThat(offered).isInstanceOf(Offered.Taken.class);
            loads = ((Offered.Taken) offered).next();
        }
        return loads;
    }

    private static Prediction predicted(LoadSample... samples) {
        return heard(samples).predict(T0.plusSeconds(60), RULES);
    }

    private static String refused(MemberLoads loads, LoadSample sample) {
        var offered = loads.offer(sample, T0.plusSeconds(10), RULES);
        assertThat(offered).isInstanceOf(Offered.Refused.class);
        return ((Offered.Refused) offered).reason();
    }

    @Test
    void aSampleIsAvailableMemoryIdleOfAllCoresAndBytesBothWays() {
        // 8 GB less 3 GB; (100 - 25) % of four cores; a link of 1000 Mbit/s is rated 256,000 KB/s
        // both ways
        assertThat(Measurement.of(sample(1, 5, 3, 25, 1_200)))
                .isEqualTo(
                        new Measurement(
                                T0.plusSeconds(5),
                                new Usage(5 * 1_024 * 1_024, 300, 1_200),
                                new Capacity(8 * 1_024 * 1_024, 4, 256_000)));
    }

    @Test
    void thePredictionIsTwiceTheLastMeanLessTheOneBefore() {
        // A(n-1): 6 GB, 200 %, 1,000 KB/s; A(n): 5 GB, 240 %, 1,500 KB/s
        assertThat(
                        predicted(
                                sample(1, 10, 1, 60, 800),
                                sample(1, 20, 3, 40, 1_200),
                                sample(1, 40, 2.5, 30, 1_000),
                                sample(1, 50, 3.5, 50, 2_000)))
                .isEqualTo(new Prediction.Known(new Usage(4 * GB, 280, 2_000), MACHINE, true));
    }

    @Test
    void itIsNeverLessThanNothing() {
        assertThat(predicted(sample(1, 20, 1, 10, 90_000), sample(1, 50, 7, 90, 10_000)))
                .isEqualTo(new Prediction.Known(new Usage(0, 0, 0), MACHINE, true));
    }

    @Test
    void itIsNeverMoreThanTheMachineHas() {
        assertThat(predicted(sample(1, 20, 7, 90, 10_000), sample(1, 50, 1, 10, 200_000)))
                .isEqualTo(new Prediction.Known(new Usage(8 * GB, 400, 256_000), MACHINE, true));
    }

    @Test
    void withoutAnOlderWindowTheLoadGoesOnAsItIs() {
        assertThat(predicted(sample(1, 40, 2, 50, 1_000), sample(1, 50, 4, 50, 3_000)))
                .isEqualTo(new Prediction.Known(new Usage(5 * GB, 200, 2_000), MACHINE, false));
    }

    @Test
    void whatIsOlderThanTwoWindowsIsGone() {
        var loads =
                heard(sample(1, 0, 8, 100, 0), sample(1, 50, 4, 50, 0), sample(1, 60, 4, 50, 0));
        assertThat(loads.newestLast()).hasSize(2);
    }

    @Test
    void loadsWithoutASampleInTheLastWindowAreNotFresh() {
        assertThat(predicted(sample(1, 20, 1, 10, 0), sample(1, 30, 1, 10, 0)))
                .isEqualTo(
                        new Prediction.Unknown(
                                "the last load of S1 is 30s old, more than a window (30s)"));
        assertThat(predicted()).isEqualTo(new Prediction.Unknown("no load of S1 is known"));
    }

    @Test
    void moreThanAllOfSomethingCountsAsAllOfIt() {
        var over =
                new LoadSample(
                        member(1), T0, 8.1 * GB * 1_024, 8 * GB * 1_024, 100.4, 4, 257e6, 256e6);
        assertThat(Measurement.of(over).usage()).isEqualTo(new Usage(0, 0, 256_000));
    }

    @Test
    void samplesOfOthersOfTheFutureAndNoNewerOnesAreRefused() {
        var loads = heard(sample(1, 9, 1, 10, 0));
        assertThat(refused(loads, sample(2, 10, 1, 10, 0))).isEqualTo("sample of S2, not of S1");
        assertThat(refused(loads, sample(1, 11.5, 1, 10, 0))).contains("1s500ms ahead of ours");
        assertThat(refused(loads, sample(1, 9, 1, 10, 0))).contains("one of");
        assertThat(refused(loads, sample(1, 8, 1, 10, 0))).contains("one of");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 8, 10, 4, 0, 1, memory used",
        "1, 0, 10, 4, 0, 1, memory total",
        "1, 8, NaN, 4, 0, 1, cpu",
        "1, 8, -3, 4, 0, 1, cpu",
        "1, 8, 10, 0, 0, 1, cores",
        "1, 8, 10, 4, -1, 1, bytes per second",
        "1, 8, 10, 4, 0, 0, rated bytes per second",
        "1, Infinity, 10, 4, 0, 1, memory total"
    })
    void impossibleSamplesAreRefused(
            double used,
            double total,
            double cpu,
            int cores,
            double bytes,
            double rated,
            String what) {
        var bad = new LoadSample(member(1), T0, used, total, cpu, cores, bytes, rated);
        assertThat(refused(MemberLoads.none(member(1)), bad)).startsWith("sample of S1: " + what);
    }

    @Test
    void howeverManySamplesThereAreFewAreKept() {
        var many = new LoadSample[1_000];
        for (var i = 0; i < many.length; i++) {
            many[i] = sample(1, i / 100.0, 1, 10, 0);
        }
        assertThat(heard(many).newestLast()).hasSize(MemberLoads.MOST);
    }

    @Test
    void badRulesAreRefused() {
        var weights = new Weights(1, 0, 0);
        for (var window : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThatThrownBy(
                            () ->
                                    new PlacementRules(
                                            window, Duration.ZERO, weights, weights, weights))
                    .hasMessageContaining("window");
        }
        assertThatThrownBy(
                        () ->
                                new PlacementRules(
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(-1),
                                        weights,
                                        weights,
                                        weights))
                .hasMessageContaining("aheadAtMost");
        assertThatThrownBy(() -> new Weights(-1, 1, 1)).hasMessageContaining("0 or more");
        assertThatThrownBy(() -> new Weights(Double.NaN, 1, 1)).hasMessageContaining("0 or more");
        assertThatThrownBy(() -> new Weights(0, 0, 0)).hasMessageContaining("nothing would count");
        assertThatThrownBy(() -> new Capacity(0, 1, 1)).hasMessageContaining("memory");
        assertThatThrownBy(() -> new Capacity(1, 0, 1)).hasMessageContaining("cores");
        assertThatThrownBy(() -> new Capacity(1, 1, 0)).hasMessageContaining("rated");
    }
}
