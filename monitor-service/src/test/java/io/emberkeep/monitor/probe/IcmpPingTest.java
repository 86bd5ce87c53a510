package io.emberkeep.monitor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.IpAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** ICMP where it is permitted; else the sentence that says what is missing. */
class IcmpPingTest {

    @Test
    void whereItIsPermittedTheLoopbackInterfaceAnswers() {
        switch (IcmpAccess.open()) {
            case IcmpAccess.Open(var ping) -> {
                try (ping) {
                    assertThat(ping.examine(new IpAddress("127.0.0.1"), Duration.ofSeconds(2)))
                            .isEmpty();
                }
            }
            case IcmpAccess.Missing(var why) ->
                    assertThat(why).contains("ping_group_range").contains("CAP_NET_RAW");
        }
    }

    @Test
    void nobodyAnswersFromAReservedAddress() {
        if (IcmpAccess.open() instanceof IcmpAccess.Open(var ping)) {
            try (ping) {
                assertThat(ping.examine(new IpAddress("240.0.0.1"), Duration.ofMillis(300)))
                        .isPresent();
            }
        }
    }

    @Test
    void theChecksumIsThatOfTheInternet() {
        byte[] echo = {8, 0, 0, 0, 0, 1, 0, 1};
        assertThat(IcmpPing.checksum(echo)).isEqualTo((short) 0xf7fd);
    }
}
