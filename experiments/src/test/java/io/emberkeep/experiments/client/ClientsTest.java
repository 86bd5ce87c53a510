package io.emberkeep.experiments.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ClientsTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    /** Greets everybody, until it is closed. */
    private static ServerSocket greeting() throws IOException {
        var server = new ServerSocket(0, 50, HERE);
        Thread.ofVirtual()
                .start(
                        () -> {
                            while (!server.isClosed()) {
                                try (var client = server.accept()) {
                                    client.getOutputStream()
                                            .write("220\r\n".getBytes(StandardCharsets.US_ASCII));
                                } catch (IOException gone) {
                                    // The client left before the greeting, or the test ended.
                                }
                            }
                        });
        return server;
    }

    private static Client start(ClientKind kind, int port) throws IOException {
        return kind.start("127.0.0.1", port, false, port, 0.02);
    }

    @Test
    void everyTcpClientSeesAServerComeAndGo() throws IOException {
        for (var kind :
                new ClientKind[] {
                    ClientKind.ONCE_A_SECOND, ClientKind.RETRYING, ClientKind.NAIVE_TCP
                }) {
            try (var server = greeting();
                    var client = start(kind, server.getLocalPort())) {
                await().untilAsserted(() -> assertThat(client.served(3)).as("%s", kind).isTrue());
                var fault = System.nanoTime();
                server.close();
                await().untilAsserted(
                                () ->
                                        assertThat(client.attempts().getLast().served())
                                                .as("%s", kind)
                                                .isFalse());
                assertThat(Outage.longest(client.attempts(), fault)).isEmpty();
            }
        }
    }

    @Test
    void aServiceThatAcceptsAndSaysNothingDoesNotServeThePapersClient() throws IOException {
        try (var mute = new ServerSocket(0, 50, HERE);
                var client = start(ClientKind.ONCE_A_SECOND, mute.getLocalPort())) {
            await().until(() -> client.attempts().size() > 2);
            assertThat(client.attempts()).noneMatch(Attempt::served);
        }
    }

    @Test
    void aDatagramWithoutAnAnswerIsLost() throws IOException {
        try (var echo = new DatagramSocket(new InetSocketAddress(HERE, 0));
                var client = start(ClientKind.UDP, echo.getLocalPort())) {
            answer(echo, 20);
            await().untilAsserted(
                            () -> {
                                var all = client.attempts();
                                assertThat(all.stream().filter(Attempt::served)).hasSize(20);
                                assertThat(all).anyMatch(one -> !one.served());
                            });
        }
    }

    @Test
    void whoeverWaitsForAConnectionIsNotServedMeanwhile() throws IOException {
        try (var client =
                new OneAfterAnother(
                        "slow",
                        new InetSocketAddress(HERE, 1),
                        _ -> LockSupport.parkNanos(150_000_000),
                        Duration.ofMillis(1))) {
            await().until(() -> client.attempts().size() >= 2);
            var all = client.attempts();
            assertThat(all.get(0).served()).isFalse();
            assertThat(all.get(1))
                    .isEqualTo(new Attempt(all.get(0).ended(), all.get(0).ended(), true));
        }
    }

    @Test
    void aClosedClientDoesNothingMore() throws IOException {
        try (var server = greeting()) {
            var client = start(ClientKind.RETRYING, server.getLocalPort());
            await().until(() -> client.served(2));
            client.close();
            var before = client.attempts().size();
            await().during(Duration.ofMillis(100))
                    .until(() -> client.attempts().size() <= before + 1);
        }
    }

    /** Sends that many datagrams back, and no more. */
    private static void answer(DatagramSocket echo, int times) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            var packet = new DatagramPacket(new byte[100], 100);
                            try {
                                for (var i = 0; i < times; i++) {
                                    echo.receive(packet);
                                    echo.send(packet);
                                }
                            } catch (IOException ended) {
                                // The test is over.
                            }
                        });
    }
}
