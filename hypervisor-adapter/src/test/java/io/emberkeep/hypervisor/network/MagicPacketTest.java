package io.emberkeep.hypervisor.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.MacAddress;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class MagicPacketTest {

    private static final MacAddress MAC = new MacAddress("02:00:00:00:02:01");

    @Test
    void sixTimesFfAndSixteenTimesTheAddress() {
        var payload = MagicPacket.payload(MAC);
        assertThat(payload).hasSize(102).startsWith(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2, 0);
        assertThat(payload).endsWith(2, 0, 0, 0, 2, 1);
    }

    @Test
    void itIsReallySent() throws Exception {
        try (var board = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            board.setSoTimeout(2_000);
            MagicPacket.send(
                    MAC,
                    new InetSocketAddress(
                            InetAddress.ofLiteral("127.0.0.1"), board.getLocalPort()));
            var received = new DatagramPacket(new byte[200], 200);
            board.receive(received);
            assertThat(received.getLength()).isEqualTo(102);
        }
    }
}
