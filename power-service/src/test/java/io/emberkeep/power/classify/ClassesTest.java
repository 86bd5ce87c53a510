package io.emberkeep.power.classify;

import static io.emberkeep.contract.load.LoadClass.HEAVY;
import static io.emberkeep.contract.load.LoadClass.LIGHT;
import static io.emberkeep.contract.load.LoadClass.MODERATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.power.load.Percent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** PSS-1, PSS-2, PSS-11, and thresholds checked against each other. */
class ClassesTest {

    private static final Band BAND = Band.of(20, 30);
    private static final Optional<Band> HEAVIER = Optional.of(Band.of(60, 80));

    private static LoadClass next(LoadClass before, double load) {
        return Classes.next(before, new Percent(load), BAND, Optional.empty());
    }

    private static LoadClass withHeavy(LoadClass before, double load) {
        return Classes.next(before, new Percent(load), BAND, HEAVIER);
    }

    @Test
    void belowLowALoadIsLightAndAboveHighModerate() {
        assertThat(next(MODERATE, 19.9)).isEqualTo(LIGHT);
        assertThat(next(LIGHT, 30.1)).isEqualTo(MODERATE);
    }

    @Test
    void betweenThemItKeepsItsClass() {
        for (var load : new double[] {20, 25, 30}) {
            assertThat(next(LIGHT, load)).isEqualTo(LIGHT);
            assertThat(next(MODERATE, load)).isEqualTo(MODERATE);
        }
    }

    @Test
    void heavyHasThresholdsOfItsOwn() {
        assertThat(withHeavy(MODERATE, 80)).isEqualTo(MODERATE);
        assertThat(withHeavy(MODERATE, 81)).isEqualTo(HEAVY);
        assertThat(withHeavy(HEAVY, 60)).isEqualTo(HEAVY);
        assertThat(withHeavy(HEAVY, 59)).isEqualTo(MODERATE);
        assertThat(withHeavy(HEAVY, 19)).isEqualTo(LIGHT);
        assertThat(withHeavy(LIGHT, 95)).isEqualTo(HEAVY);
    }

    @Test
    void aGroupIsLightIfAllThreeAreAndElseAsTheLargest() {
        assertThat(new Classes(LIGHT, LIGHT, LIGHT).group()).isEqualTo(LIGHT);
        assertThat(new Classes(LIGHT, MODERATE, LIGHT).group()).isEqualTo(MODERATE);
        assertThat(new Classes(HEAVY, MODERATE, LIGHT).group()).isEqualTo(HEAVY);
    }

    @Test
    void theFirstClassIsModerate() {
        assertThat(GroupWatch.first(Watched.WEB).classes().group()).isEqualTo(MODERATE);
    }

    @Test
    void thresholdsTheWrongWayRoundAreRefused() {
        assertThatThrownBy(() -> Band.of(40, 30)).hasMessage("low (40 %) is not below high (30 %)");
        assertThatThrownBy(() -> Band.of(30, 30)).hasMessageContaining("is not below");
        assertThatThrownBy(() -> Band.of(30, 101)).hasMessageContaining("no load ever is");
        assertThatThrownBy(() -> Band.of(0, 30)).hasMessageContaining("no load is ever below it");
    }

    @Test
    void rulesThatDoNotFitAreRefused() {
        var bands = new Bands(BAND, BAND, BAND);
        var overlapping = new Bands(Band.of(25, 80), Band.of(60, 80), Band.of(60, 80));
        assertThatThrownBy(() -> new ClassRules(bands, Optional.of(overlapping), 4, 5, 1))
                .hasMessage(
                        "memory: heavy's low (25 %) is below moderate's high (30 %): a load between them would be both");
        assertThatThrownBy(() -> new ClassRules(bands, Optional.empty(), 0, 5, 1))
                .hasMessageContaining("inARow is 0");
        assertThatThrownBy(() -> new ClassRules(bands, Optional.empty(), 4, 30, 1))
                .hasMessageContaining("no group could ever go light");
        assertThatThrownBy(() -> new ClassRules(bands, Optional.empty(), 4, 0, 1))
                .hasMessageContaining("margin");
        assertThatThrownBy(() -> new ClassRules(bands, Optional.empty(), 4, Double.NaN, 1))
                .hasMessageContaining("margin");
        assertThatThrownBy(() -> new ClassRules(bands, Optional.empty(), 4, 5, 1.1))
                .hasMessageContaining("memoryMoves");
    }
}
