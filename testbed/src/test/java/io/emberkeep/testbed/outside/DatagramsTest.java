package io.emberkeep.testbed.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** UDP tells the same truth as TCP. */
class DatagramsTest {

    private static final int NETWORK = 4007;
    private static final String NOBODY = "nobody";
    private static Running running;

    private String vip;

    @BeforeAll
    static void start() throws IOException {
        running = Running.start();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @BeforeEach
    void asDescribed() throws IOException, InterruptedException {
        running.reset();
        vip = running.address(102);
    }

    @Test
    void everybodyAnswersWithItsName() throws IOException {
        assertThat(says(vip)).isEqualTo("hello W1");
        assertThat(says(running.address(2))).isEqualTo("hello W1");
        assertThat(says(running.address(201))).isEqualTo("hello RS1");
    }

    @Test
    void aPausedServerIsSilent() throws IOException {
        assertThat(says(running.address(52))).isEqualTo(NOBODY);
    }

    @Test
    void aServerWithoutItsLinkIsSilent() throws Exception {
        running.link("RS1", "W1", false);
        assertThat(says(vip)).isEqualTo(NOBODY);
        running.link("RS1", "W1", true);
        assertThat(says(vip)).isEqualTo("hello W1");
    }

    @Test
    void aServerThatIsFrozenOrOffIsSilent() throws Exception {
        running.fault("freeze", "W1");
        assertThat(says(vip)).isEqualTo(NOBODY);
        running.fault("shutdown", "W1");
        assertThat(says(vip)).isEqualTo(NOBODY);
    }

    @Test
    void aVipIsWhereItWasAnnounced() throws Exception {
        running.post("/hosts/MS/hypervisor/vms/Wb/resume");
        running.link("RS1", "W1", false);
        running.send("PUT", "/hosts/MS/hypervisor/vms/Wb/agent/vips/" + vip, "");
        assertThat(says(vip)).isEqualTo(NOBODY);
        running.send("POST", "/hosts/MS/hypervisor/vms/Wb/agent/vips/" + vip + "/announce", "");
        assertThat(says(vip)).isEqualTo("hello Wb");
    }

    private static String says(String address) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(150);
            var hello = "hello".getBytes(StandardCharsets.US_ASCII);
            socket.send(
                    new DatagramPacket(
                            hello, hello.length, new InetSocketAddress(address, NETWORK)));
            var answer = new DatagramPacket(new byte[100], 100);
            socket.receive(answer);
            return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII);
        } catch (SocketTimeoutException nothing) {
            return NOBODY;
        }
    }
}
