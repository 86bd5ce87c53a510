package io.emberkeep.monitor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServiceDefinition;
import io.emberkeep.contract.inventory.ServiceDefinition.Protocol;
import io.emberkeep.contract.inventory.Settings.NetworkExamination;
import io.emberkeep.contract.inventory.Settings.NetworkExamination.Method;
import io.emberkeep.monitor.dbss.Finding;
import io.emberkeep.monitor.dbss.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** DBSS-3, DBSS-4: what of a target is bad. */
@Timeout(20)
class ExaminerTest {

    private static final IpAddress HERE = new IpAddress("127.0.0.1");
    private static final IpAddress NOBODY = new IpAddress("127.99.99.99");
    private final Examiner examiner = new Examiner(NetworkChoice.withoutIcmp("a test has none"));

    @AfterEach
    void stop() {
        examiner.close();
    }

    private Finding examine(Subject subject, Consumer<Boolean> networkSeen) {
        var found = new CompletableFuture<Finding>();
        examiner.examine(
                subject,
                new Examiner.Progress() {
                    @Override
                    public void network(boolean good) {
                        networkSeen.accept(good);
                    }

                    @Override
                    public void ended(Finding finding) {
                        found.complete(finding);
                    }
                });
        return found.join();
    }

    private static ServiceDefinition service(String name, TinyServer server) {
        return new ServiceDefinition(
                new DaemonName(name), Protocol.SMTP, server.port(), Optional.empty(), List.of());
    }

    private static Subject subject(
            int networkPort, List<IpAddress> vips, ServiceDefinition... services) {
        return new Subject(
                new ServerId("W1"),
                HERE,
                vips,
                List.of(services),
                new NetworkExamination(Method.TCP, networkPort),
                Duration.ofMillis(300),
                Duration.ofMillis(300));
    }

    @Test
    void everythingGoodIsWell() throws IOException {
        try (var server = TinyServer.saying("220 hello\r\n")) {
            assertThat(
                            examine(
                                    subject(server.port(), List.of(HERE), service("a", server)),
                                    _ -> {}))
                    .isEqualTo(new Finding.Well());
        }
    }

    @Test
    void aRefusedNetworkExaminationIsNetworkTroubleAndEndsIt() throws IOException {
        try (var server = TinyServer.silent()) {
            var seen = new ArrayList<Boolean>();
            assertThat(examine(subject(1, List.of(), service("a", server)), seen::add))
                    .isInstanceOfSatisfying(
                            Finding.Bad.class,
                            bad -> {
                                assertThat(bad.kind()).isEqualTo(TroubleKind.NETWORK);
                                assertThat(bad.daemons()).isEmpty();
                            });
            assertThat(seen).containsExactly(false);
        }
    }

    @Test
    void badDaemonsAreNamed() throws IOException {
        try (var good = TinyServer.saying("220 hello\r\n");
                var silent = TinyServer.silent()) {
            assertThat(
                            examine(
                                    subject(
                                            good.port(),
                                            List.of(),
                                            service("good", good),
                                            service("silent", silent)),
                                    _ -> {}))
                    .isInstanceOfSatisfying(
                            Finding.Bad.class,
                            bad -> {
                                assertThat(bad.kind()).isEqualTo(TroubleKind.SERVICE);
                                assertThat(bad.daemons()).containsExactly(new DaemonName("silent"));
                            });
        }
    }

    @Test
    void aSilentVipAloneIsNamedAsThat() throws IOException {
        try (var server = TinyServer.saying("220 hello\r\n")) {
            assertThat(
                            examine(
                                    subject(server.port(), List.of(NOBODY), service("a", server)),
                                    _ -> {}))
                    .isInstanceOfSatisfying(
                            Finding.Bad.class, bad -> assertThat(bad.onlyVips()).isTrue());
        }
    }

    @Test
    void manySilentServicesTakeTheTimeOfOne() throws IOException {
        try (var good = TinyServer.saying("220 hello\r\n");
                var silent = TinyServer.silent()) {
            var services = new ServiceDefinition[20];
            for (var i = 0; i < services.length; i++) {
                services[i] = service("d" + i, silent);
            }
            var begun = System.nanoTime();
            examine(subject(good.port(), List.of(), services), _ -> {});
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void withoutIcmpTheFirstPortOfAServiceIsTaken() throws IOException {
        try (var server = TinyServer.saying("220 hello\r\n")) {
            var subject =
                    new Subject(
                            new ServerId("W1"),
                            HERE,
                            List.of(),
                            List.of(service("a", server)),
                            new NetworkExamination(Method.ICMP, 0),
                            Duration.ofMillis(300),
                            Duration.ofMillis(300));
            assertThat(examine(subject, _ -> {})).isEqualTo(new Finding.Well());
        }
    }
}
