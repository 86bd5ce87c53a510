package io.emberkeep.experiments.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emberkeep.experiments.ExperimentException;
import io.emberkeep.experiments.catalog.Experiment.Moment;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CatalogTest {

    @Test
    void hasEveryRowOfThePapers() {
        assertThat(Catalog.all())
                .extracting(Experiment::name)
                .contains("St", "Nt", "S1t", "S2t", "N1t", "N2t", "fast-failover")
                .doesNotHaveDuplicates();
    }

    @Test
    void aGroupStandsForSeveral() {
        assertThat(Catalog.named("pairs")).hasSizeGreaterThan(4);
        assertThat(Catalog.named("st")).extracting(Experiment::name).containsExactly("St");
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThatThereAre() {
        assertThatThrownBy(() -> Catalog.named("Xt"))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining("St, Nt")
                .hasMessageContaining("singles, pairs");
    }

    @Test
    void papersAndStrikesAreAboutTheSameTargets() {
        for (var experiment : Catalog.all()) {
            assertThat(experiment.strikes())
                    .extracting(Strike::target)
                    .containsAll(experiment.papers().stream().map(Paper::target).toList());
        }
    }

    @Test
    void theSameSettingsScaled() {
        var setup = Catalog.named("St").getFirst().setup();
        assertThat(setup.inventory(1))
                .containsEntry("interval", "10000ms")
                .containsEntry("repair", "server");
        assertThat(setup.inventory(0.1)).containsEntry("interval", "1000ms");
        assertThat(setup.interval(0.1)).hasMillis(1000);
    }

    @Test
    void faultsInTheMiddleOrSpreadOverTheInterval() {
        assertThat(Moment.MIDDLE.share(7)).isEqualTo(0.5);
        var tenths = new HashSet<Integer>();
        IntStream.rangeClosed(1, 30)
                .forEach(run -> tenths.add((int) (Moment.SPREAD.share(run) * 10)));
        assertThat(tenths).hasSize(10);
    }
}
