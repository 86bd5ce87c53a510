package io.emberkeep.testbed.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PowerTest {

    private Running running;

    @BeforeEach
    void start() throws IOException {
        running = Running.start();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void magicPacketWakesAHostThatIsOff() throws Exception {
        running.post("/hosts/RS2/power/off");
        assertThat(power("RS2")).isEqualTo("OFF");
        wake("020000000202", 16);
        await().untilAsserted(() -> assertThat(power("RS2")).isEqualTo("ON"));
        assertThat(running.hangs("/hosts/RS2/hypervisor")).isTrue();
        await().until(() -> !running.hangs("/hosts/RS2/hypervisor"));
    }

    @Test
    void magicPacketWakesAHostThatIsSuspendedWithAllThatRan() throws Exception {
        running.post("/hosts/RS2/power/suspend");
        assertThat(power("RS2")).isEqualTo("SUSPENDED");
        wake("020000000202", 16);
        await().untilAsserted(
                        () ->
                                assertThat(Client.sees(running.address(103), 2121))
                                        .isEqualTo("220 F1 FTP ready"));
    }

    @Test
    void hostWithoutPowerAndWrongPacketsWakeNobody() throws Exception {
        running.fault("power-off", "RS1");
        running.post("/hosts/RS2/power/off");
        wake("020000000201", 16);
        wake("020000000202", 15);
        wake("020000000209", 16);
        await().during(Duration.ofMillis(200))
                .untilAsserted(
                        () -> {
                            assertThat(power("RS1")).isEqualTo("OFF");
                            assertThat(power("RS2")).isEqualTo("OFF");
                        });
    }

    private String power(String host) throws IOException, InterruptedException {
        return running.get("/hosts/" + host + "/power").body().get("power").asText();
    }

    private void wake(String mac, int times) throws IOException {
        var packet = new ByteArrayOutputStream();
        packet.write(HexFormat.of().parseHex("ffffffffffff"));
        for (int each = 0; each < times; each++) {
            packet.write(HexFormat.of().parseHex(mac));
        }
        try (var socket = new DatagramSocket()) {
            socket.send(
                    new DatagramPacket(
                            packet.toByteArray(),
                            packet.size(),
                            InetAddress.ofLiteral("127.0.0.1"),
                            running.testbed.wakePort()));
        }
    }
}
