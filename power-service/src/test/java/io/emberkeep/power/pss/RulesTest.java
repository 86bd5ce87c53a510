package io.emberkeep.power.pss;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.inventory.PowerSettings;
import io.emberkeep.power.classify.ClassRules;
import io.emberkeep.power.load.LoadRules;
import io.emberkeep.power.plan.PowerPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a pool says nothing of is what the cores have for it. */
final class RulesTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void theDefaultsAreTheCores() {
        assertThat(Rules.of(PowerSettings.DEFAULT))
                .isEqualTo(new Rules(LoadRules.DEFAULT, ClassRules.DEFAULT, PowerPolicy.DEFAULT));
    }

    @Test
    void whatFailsIsTriedLaterEachTime() {
        var patience = new Patience();
        patience.failed(Optional.empty(), "it cannot", NOON);
        assertThat(patience.whyNot(Optional.empty(), NOON.plusSeconds(29))).isPresent();
        assertThat(patience.whyNot(Optional.empty(), NOON.plusSeconds(30))).isEmpty();
        patience.failed(Optional.empty(), "it cannot", NOON);
        assertThat(patience.whyNot(Optional.empty(), NOON.plusSeconds(59))).isPresent();
        for (var times = 0; times < 20; times++) {
            patience.failed(Optional.empty(), "it cannot", NOON);
        }
        assertThat(patience.whyNot(Optional.empty(), NOON.plus(Duration.ofMinutes(30)))).isEmpty();
        patience.worked(Optional.empty());
        assertThat(patience.whyNot(Optional.empty(), NOON)).isEmpty();
    }
}
