package io.emberkeep.testbed.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HangingTest {

    private Running running;

    @BeforeEach
    void silentHost() throws IOException, InterruptedException {
        running = Running.start();
        running.fault("cut-network", "RS1");
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void manyRequestsThatHangDisturbNobody() throws Exception {
        var hanging = new ArrayList<Socket>();
        for (int each = 0; each < 200; each++) {
            hanging.add(ask());
        }
        assertThat(running.get("/hosts/RS2/hypervisor").status()).isEqualTo(200);
        for (Socket socket : hanging) {
            socket.close();
        }
    }

    @Test
    void requestEndsWithoutAnAnswerWhenItsClientLeaves() throws Exception {
        try (var socket = ask()) {
            socket.shutdownOutput();
            socket.setSoTimeout(5000);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    private Socket ask() throws IOException {
        var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), running.testbed.port());
        socket.getOutputStream()
                .write(
                        "GET /hosts/RS1/hypervisor HTTP/1.1\r\nHost: x\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
