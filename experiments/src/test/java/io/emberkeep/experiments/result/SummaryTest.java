package io.emberkeep.experiments.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void ofAHundredValues() {
        var summary = new Summary(IntStream.rangeClosed(1, 100).mapToDouble(i -> i / 100.0));
        assertThat(summary.count()).isEqualTo(100);
        assertThat(summary.of(Statistic.MEAN)).isEqualTo(0.505, within(1e-9));
        assertThat(summary.of(Statistic.MIN)).isEqualTo(0.01);
        assertThat(summary.of(Statistic.MAX)).isEqualTo(1.0);
        assertThat(summary.of(Statistic.P50)).isEqualTo(0.5, within(0.001));
        assertThat(summary.of(Statistic.P99)).isEqualTo(0.99, within(0.001));
    }

    @Test
    void noPercentileIsMoreThanTheLargest() {
        var summary = new Summary(DoubleStream.of(1.234567));
        assertThat(summary.of(Statistic.P99)).isEqualTo(1.234567);
    }

    @Test
    void ofNothingThereIsNone() {
        assertThatThrownBy(() -> new Summary(DoubleStream.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
