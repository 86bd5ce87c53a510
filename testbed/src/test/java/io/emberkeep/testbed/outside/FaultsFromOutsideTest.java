package io.emberkeep.testbed.outside;

import static io.emberkeep.testbed.outside.Client.MUTE;
import static io.emberkeep.testbed.outside.Client.REFUSED;
import static io.emberkeep.testbed.outside.Client.SILENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsFromOutsideTest {

    private static final int NETWORK = 4007;
    private static Running running;

    private String own;
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
        own = running.address(2);
        vip = running.address(102);
    }

    @Test
    void everyServiceSaysWhoAnswers() {
        assertThat(Client.sees(running.address(101), 2525)).isEqualTo("220 M1 ESMTP ready");
        assertThat(Client.sees(running.address(104), 2143)).isEqualTo("* OK M2 IMAP4rev1 ready");
        assertThat(Client.sees(running.address(103), 2121)).isEqualTo("220 F1 FTP ready");
        assertThat(Client.web(vip)).isEqualTo("W1");
        assertThat(Client.web(own, "http://example.org/")).isEqualTo("W1");
        assertThat(Client.sees(vip, NETWORK)).isEqualTo("W1");
        assertThat(Client.sees(own, NETWORK)).isEqualTo("W1");
        assertThat(Client.sees(running.address(201), NETWORK)).isEqualTo("RS1");
    }

    @Test
    void standbyThatWaitsIsSilent() {
        assertThat(Client.sees(running.address(52), NETWORK)).isEqualTo(SILENT);
        assertThat(Client.web(running.address(52))).isEqualTo(SILENT);
    }

    @Test
    void crashedServerIsSilentAndItsHypervisorSaysRunning() throws Exception {
        running.fault("crash", "W1");
        assertThat(Client.web(vip)).isEqualTo(SILENT);
        assertThat(Client.sees(own, NETWORK)).isEqualTo(SILENT);
        var vm = running.get("/hosts/RS1/hypervisor/vms/W1").body();
        assertThat(vm.get("state").asText()).isEqualTo("RUNNING");
        var agent = running.get("/hosts/RS1/hypervisor/vms/W1/agent");
        assertThat(agent.status()).isEqualTo(503);
        assertThat(agent.body().get("error").asText())
                .isEqualTo("the guest does not answer its host");
    }

    @Test
    void stoppedDaemonRefusesAtOnceAndRestarts() throws Exception {
        running.fault("stop-service", "W1", "httpd");
        assertThat(Client.web(vip)).isEqualTo(REFUSED);
        assertThat(Client.web(own)).isEqualTo(REFUSED);
        assertThat(Client.sees(vip, NETWORK)).isEqualTo("W1");
        running.post("/hosts/RS1/hypervisor/vms/W1/agent/daemons/httpd/restart");
        assertThat(Client.web(vip)).isEqualTo("W1");
    }

    @Test
    void brokenDaemonDoesNotRestart() throws Exception {
        running.fault("break-service", "W1", "httpd");
        var reply = running.post("/hosts/RS1/hypervisor/vms/W1/agent/daemons/httpd/restart");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(Client.web(vip)).isEqualTo(REFUSED);
    }

    @Test
    void frozenServerAcceptsAndNeverAnswers() throws Exception {
        running.fault("freeze", "W1");
        assertThat(Client.web(vip)).isEqualTo(MUTE);
        assertThat(Client.sees(own, NETWORK)).isEqualTo(MUTE);
        assertThat(running.get("/hosts/RS1/hypervisor/vms/W1/agent").status()).isEqualTo(503);
    }

    @Test
    void serverWhoseNetworkIsCutIsSilentAndAlive() throws Exception {
        running.fault("cut-network", "W1");
        assertThat(Client.web(vip)).isEqualTo(SILENT);
        var agent = running.get("/hosts/RS1/hypervisor/vms/W1/agent").body();
        assertThat(agent.get("vips").get(0).asText()).isEqualTo(vip);
        running.send("DELETE", "/faults?name=W1", "");
        assertThat(Client.web(vip)).isEqualTo("W1");
    }

    @Test
    void hostWhoseNetworkIsCutIsSilentWithItsHypervisor() throws Exception {
        running.fault("cut-network", "RS1");
        assertThat(Client.web(vip)).isEqualTo(SILENT);
        assertThat(running.hangs("/hosts/RS1/hypervisor")).isTrue();
        assertThat(running.get("/hosts/RS1/power").body().get("power").asText()).isEqualTo("ON");
    }

    @Test
    void powerControlThatIsCutIsSilent() throws Exception {
        running.fault("cut-control", "RS1");
        assertThat(running.hangs("/hosts/RS1/power")).isTrue();
        assertThat(running.get("/hosts/RS1/hypervisor").status()).isEqualTo(200);
    }

    @Test
    void hostWithoutPowerIsGoneAndComesBackWithItsServers() throws Exception {
        running.fault("power-off", "RS1");
        assertThat(Client.web(vip)).isEqualTo(SILENT);
        assertThat(running.hangs("/hosts/RS1/hypervisor/vms/W1")).isTrue();
        assertThat(running.get("/hosts/RS1/power").body().get("power").asText()).isEqualTo("OFF");
        assertThat(running.post("/hosts/RS1/power/off").status()).isEqualTo(200);
        running.send("DELETE", "/faults", "");
        await().untilAsserted(() -> assertThat(Client.web(own)).isEqualTo("W1"));
        assertThat(Client.web(vip)).isEqualTo(SILENT);
    }

    @Test
    void serverThatRestartsIsBackWithAnotherBoot() throws Exception {
        running.fault("restart", "W1");
        assertThat(Client.sees(own, NETWORK)).isEqualTo(SILENT);
        await().untilAsserted(() -> assertThat(Client.sees(own, NETWORK)).isEqualTo("W1"));
        var vm = running.get("/hosts/RS1/hypervisor/vms/W1").body();
        assertThat(vm.get("boot").asText()).isEqualTo("W1-2");
    }

    @Test
    void serverThatIsBrokenStartsAndNeverComes() throws Exception {
        running.fault("break", "W1");
        var vm = running.post("/hosts/RS1/hypervisor/vms/W1/start");
        assertThat(vm.body().get("state").asText()).isEqualTo("RUNNING");
        await().during(java.time.Duration.ofMillis(600))
                .untilAsserted(() -> assertThat(Client.web(own)).isEqualTo(SILENT));
    }

    @Test
    void connectionToACrashedServerIsSilentAndLostWithItsNextBoot() throws Exception {
        try (var socket = new Socket(running.address(101), 2525)) {
            socket.setSoTimeout(200);
            assertThat(socket.getInputStream().readNBytes(20)).hasSize(20);
            running.fault("crash", "M1");
            socket.getOutputStream()
                    .write("NOOP\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
            running.post("/hosts/RS1/hypervisor/vms/M1/reset");
            socket.setSoTimeout(2000);
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void wrongRequestsGetASentence() throws Exception {
        assertError(running.fault("crash", "W9"), 400, "There is no server W9.");
        assertError(running.fault("crash", "Wb"), 409, "Wb does not run: it is PAUSED.");
        assertError(running.get("/hosts/RS9/power"), 404, "There is no host RS9.");
        assertError(running.get("/nowhere"), 404, "There is nothing at GET /nowhere.");
        assertError(running.fault("stop-service", "W1"), 400, "The field daemon is missing.");
        assertThat(running.fault("melt", "W1").status()).isEqualTo(400);
        assertThat(running.send("POST", "/faults", "{").status()).isEqualTo(400);
        assertThat(running.send("PUT", "/times", "{\"vmBoot\":\"PT-1S\"}").status()).isEqualTo(400);
        assertThat(running.send("PUT", "/times", "{\"vmBot\":\"PT1S\"}").status()).isEqualTo(400);
        assertThat(running.send("PUT", "/times", "{\"scale\":\"x\"}").status()).isEqualTo(400);
        assertError(
                running.send("POST", "/hosts/RS1/hypervisor/vms/W1/migrate", "{\"to\":\"RS9\"}"),
                400,
                "There is no host RS9.");
    }

    private static void assertError(Running.Reply reply, int status, String sentence) {
        assertThat(reply.body().get("error").asText()).isEqualTo(sentence);
        assertThat(reply.status()).isEqualTo(status);
    }
}
