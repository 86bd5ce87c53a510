package io.emberkeep.monitor.dbss;

import static io.emberkeep.monitor.dbss.Samples.network;
import static io.emberkeep.monitor.dbss.Samples.pool;
import static io.emberkeep.monitor.dbss.Samples.well;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.decision.KeptDecision;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which decisions of a DBSS are kept, and in which words (DESIGN rule 11). */
class KeptDecisionsTest {

    @Test
    void whileAllIsWellNothingIsKept() {
        var driver = Driver.watching(pool().view());
        for (var i = 0; i < 5; i++) {
            driver.tick().examined(well()).configured(pool().revision(10 + i).view());
        }
        assertThat(driver.kept).isEmpty();
    }

    @Test
    void whatComesBeforeAClaimIsKeptWithItsIncident() {
        var driver = Driver.watching(pool().view()).tick().examined(network()).examined(network());
        assertThat(driver.kept).hasSize(2);
        assertThat(driver.kept).allMatch(one -> one.incidents().equals(List.of(driver.incident())));
        assertThat(driver.kept.getFirst().story().came()).startsWith("examined: network trouble: ");
        assertThat(driver.kept.getFirst().story().decided()).isEqualTo("DETECTED; examines W1");
        assertThat(driver.kept.getLast().story().decided())
                .isEqualTo("CONFIRMED; asks the SIF whether to act for W1");
    }

    @Test
    void aGoodReexaminationIsKeptToo() {
        var driver = Driver.watching(pool().view()).tick().examined(network()).examined(well());
        assertThat(driver.kept).hasSize(2);
        assertThat(driver.kept.getLast().story().decided()).startsWith("RELAXED");
    }

    @Test
    void aRefusalIsKeptOnceAsLongAsItsReasonIsTheSame() {
        var driver = Driver.watching(pool().view()).tick().examined(network()).examined(network());
        driver.sif(new SignalAnswer.Refused("in maintenance", List.of("start Wb")));
        var first = driver.kept.size();
        assertThat(driver.kept.getLast().story().decided()).contains("REFUSED");
        assertThat(driver.kept.getLast().story().came()).contains("in maintenance", "start Wb");
        for (var i = 0; i < 12; i++) {
            driver.tick().examined(network());
            if (driver.phase() instanceof Phase.Claiming) {
                driver.sif(new SignalAnswer.Refused("in maintenance", List.of("start Wb")));
            }
        }
        assertThat(driver.kept).hasSize(first);
        while (!(driver.phase() instanceof Phase.Claiming)) {
            driver.tick().examined(network());
        }
        driver.sif(new SignalAnswer.Refused("the pool is disarmed", List.of()));
        assertThat(driver.kept).hasSize(first + 1);
        assertThat(driver.kept.getLast().story())
                .extracting(KeptDecision.Story::came)
                .asString()
                .contains("the pool is disarmed");
    }
}
