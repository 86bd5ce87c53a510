package io.emberkeep.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emberkeep.launcher.control.PartOrder;
import io.emberkeep.launcher.control.PartOrder.Verb;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a user can want of a part, as it is said over the socket. */
final class PartOrderTest {

    @Test
    void anOrderIsReadAsItWasSaid() {
        var order =
                new PartOrder(
                        Verb.START, PartId.MONITOR, Map.of("emberkeep.clock.offset", "PT-1M"));
        assertThat(PartOrder.parse(order.line())).isEqualTo(order);
        assertThat(order.environment())
                .containsExactly(Map.entry("EMBERKEEP_CLOCK_OFFSET", "PT-1M"));
        assertThat(PartOrder.parse("kill broker"))
                .isEqualTo(new PartOrder(Verb.KILL, PartId.BROKER));
    }

    @Test
    void onlyAStartTakesSettingsAndOnlyGoodOnes() {
        assertThatThrownBy(() -> PartOrder.parse("kill broker a=b"))
                .hasMessageContaining("only a start");
        assertThatThrownBy(() -> PartOrder.parse("start broker a"))
                .hasMessageContaining("not a setting");
        assertThatThrownBy(() -> PartOrder.parse("start broker A.b=c"))
                .hasMessageContaining("emberkeep.clock.offset=PT1M");
    }
}
