package io.emberkeep.monitor.self;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.inventory.ServiceDefinition;
import io.emberkeep.contract.inventory.ServiceDefinition.Protocol;
import io.emberkeep.contract.inventory.Settings.NetworkExamination;
import io.emberkeep.contract.inventory.Settings.NetworkExamination.Method;
import io.emberkeep.monitor.heartbeat.OwnCondition;
import io.emberkeep.monitor.heartbeat.OwnSubject;
import io.emberkeep.monitor.probe.Examiner;
import io.emberkeep.monitor.probe.NetworkChoice;
import io.emberkeep.monitor.probe.TinyServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** RING-1, internal monitoring. */
@Timeout(20)
class SelfCheckTest {

    private static final IpAddress HERE = new IpAddress("127.0.0.1");
    private static final int NOBODY = 1;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Examiner examiner = new Examiner(NetworkChoice.withoutIcmp("a test has none"));
    private final SelfCheck check = new SelfCheck(examiner, InstantSource.system(), timer);

    @AfterEach
    void stop() {
        timer.shutdownNow();
        examiner.close();
    }

    private static ServiceDefinition service(String name, int port) {
        return new ServiceDefinition(
                new DaemonName(name), Protocol.TCP, port, Optional.empty(), List.of());
    }

    private OwnCondition examine(OwnSubject subject) {
        var found = new CompletableFuture<OwnCondition>();
        check.examine(subject, found::complete);
        return found.join();
    }

    private static OwnSubject subject(
            Optional<IpAddress> gateway, int gatewayPort, ServiceDefinition... ports) {
        return new OwnSubject(
                gateway,
                new NetworkExamination(Method.TCP, gatewayPort),
                Optional.of(HERE),
                List.of(ports),
                Duration.ofSeconds(10));
    }

    @Test
    void gatewayAndPortsThatAnswerAreWell() throws IOException {
        try (var gateway = TinyServer.saying("");
                var ftp = TinyServer.saying("")) {
            assertThat(
                            examine(
                                    subject(
                                            Optional.of(HERE),
                                            gateway.port(),
                                            service("ftpd", ftp.port()))))
                    .satisfies(
                            own -> {
                                assertThat(own.reasons()).isEmpty();
                                assertThat(own.well()).isTrue();
                            });
        }
    }

    @Test
    void aPortNeedNotSayAnything() throws IOException {
        try (var silent = TinyServer.saying("")) {
            assertThat(examine(subject(Optional.empty(), 0, service("ftpd", silent.port()))).well())
                    .isTrue();
        }
    }

    @Test
    void eachThatDoesNotAnswerIsNamed() throws IOException {
        try (var good = TinyServer.saying("")) {
            var own =
                    examine(
                            subject(
                                    Optional.of(HERE),
                                    NOBODY,
                                    service("good", good.port()),
                                    service("httpd", NOBODY),
                                    service("ftpd", NOBODY)));
            assertThat(own.well()).isFalse();
            assertThat(own.reasons()).hasSize(3);
            assertThat(own.reasons().get(0))
                    .startsWith("the gateway: 127.0.0.1 does not answer on port 1");
            assertThat(own.reasons().get(1)).startsWith("own service httpd (TCP, port 1): ");
            assertThat(own.reasons().get(2)).startsWith("own service ftpd (TCP, port 1): ");
        }
    }

    @Test
    void whereThereIsNothingToExamineTheMemberIsWell() {
        assertThat(examine(subject(Optional.empty(), 0)).well()).isTrue();
    }

    @Test
    void whatStaysSilentIsGivenUpBeforeTheTick() throws IOException {
        try (var full = new FullPort()) {
            var own =
                    examine(subject(Optional.of(HERE), full.port(), service("ftpd", full.port())));
            // On a machine that is busy the whole may be given up before its parts are.
            assertThat(own.reasons())
                    .hasSize(2)
                    .allMatch(
                            why ->
                                    why.endsWith("no connection within 720 ms")
                                            || why.endsWith("did not end within 800ms"));
        }
    }

    @Test
    void whatIsFoundIsToldOnce() throws IOException, InterruptedException {
        try (var full = new FullPort()) {
            var told = new AtomicInteger();
            var subject = subject(Optional.of(HERE), full.port(), service("ftpd", NOBODY));
            check.examine(subject, _ -> told.incrementAndGet());
            var over = new CompletableFuture<Void>();
            // The guard of the first one was planned before that of this one.
            check.examine(subject, _ -> over.complete(null));
            over.join();
            timer.shutdown();
            assertThat(timer.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            assertThat(told).hasValue(1);
        }
    }

    /** Nobody accepts, and there is no room to wait: a connection to it gets no answer. */
    private static final class FullPort implements AutoCloseable {
        private final ServerSocket server = new ServerSocket();
        private final List<Socket> waiting = new ArrayList<>();

        FullPort() throws IOException {
            server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 1);
            for (var i = 0; i < 2; i++) {
                var one = new Socket();
                one.connect(server.getLocalSocketAddress());
                waiting.add(one);
            }
        }

        int port() {
            return server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            for (var one : waiting) {
                one.close();
            }
            server.close();
        }
    }
}
