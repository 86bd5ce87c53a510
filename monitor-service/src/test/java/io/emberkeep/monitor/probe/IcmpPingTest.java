package io.emberkeep.monitor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.IpAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** ICMP where it is permitted; else the sentence that says what is missing. */
class IcmpPingTest {

    private static Optional<String> examine(IcmpPing ping, String ip, Duration atMost) {
        var silent = new CompletableFuture<Optional<String>>();
        try (var loop = Loop.start("a test's pings")) {
            loop.execute(() -> ping.examine(loop, new IpAddress(ip), atMost, silent::complete));
            return silent.join();
        }
    }

    @Test
    void whereItIsPermittedTheLoopbackInterfaceAnswers() {
        switch (IcmpAccess.open()) {
            case IcmpAccess.Open(var ping) -> {
                try (ping) {
                    assertThat(examine(ping, "127.0.0.1", Duration.ofSeconds(2))).isEmpty();
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
                assertThat(examine(ping, "240.0.0.1", Duration.ofMillis(300))).isPresent();
            }
        }
    }

    @Test
    void theChecksumIsThatOfTheInternet() {
        byte[] echo = {8, 0, 0, 0, 0, 1, 0, 1};
        assertThat(IcmpPing.checksum(echo)).isEqualTo((short) 0xf7fd);
    }
}
