package io.emberkeep.experiments.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.experiments.catalog.Catalog;
import io.emberkeep.experiments.catalog.Experiment;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Experiment ST = Catalog.named("St").getFirst();

    @Test
    void meansBesideEachPaper() {
        var result =
                Results.of(
                        "St",
                        1,
                        Results.run(1, "F1", Map.of(Figure.FUNCTION_RECOVERY, 2.0)),
                        Results.run(2, "F1", Map.of(Figure.FUNCTION_RECOVERY, 3.0)));
        assertThat(Comparison.of(ST, result))
                .containsExactly(
                        new Comparison.Line(
                                java.util.List.of(
                                        "St",
                                        "F1",
                                        "function recovery",
                                        "2",
                                        "2.50",
                                        "2.00",
                                        "",
                                        "",
                                        "3.00",
                                        "R 5.07, P2P of R 5.24",
                                        "reached"),
                                true));
    }

    @Test
    void slowerThanOnePaperIsMissed() {
        var result =
                Results.of("St", 1, Results.run(1, "F1", Map.of(Figure.FUNCTION_RECOVERY, 5.1)));
        assertThat(Comparison.of(ST, result).getFirst().reached()).isFalse();
        assertThat(Comparison.of(ST, result).getFirst().cells()).contains("missed");
    }

    @Test
    void scaledTimesAreNotCompared() {
        var result =
                Results.of("St", 0.1, Results.run(1, "F1", Map.of(Figure.FUNCTION_RECOVERY, 9.0)));
        assertThat(Comparison.of(ST, result).getFirst().reached()).isTrue();
        assertThat(Comparison.of(ST, result).getFirst().cells())
                .doesNotContain("missed", "reached");
    }

    @Test
    void goalsAreOfTheirStatistic() {
        var fast = Catalog.named("fast-failover").getFirst();
        var result =
                Results.of(
                        "fast-failover",
                        1,
                        Results.run(1, "W2", Map.of(Figure.RETRYING_CLIENT, 0.5)),
                        Results.run(2, "W2", Map.of(Figure.RETRYING_CLIENT, 0.5)),
                        Results.run(3, "W2", Map.of(Figure.RETRYING_CLIENT, 1.1)));
        var line = Comparison.of(fast, result).getFirst();
        assertThat(line.cells()).contains("0.50", "1.10", "p50 ≤ 0.60, p99 ≤ 1.00", "missed");
    }
}
