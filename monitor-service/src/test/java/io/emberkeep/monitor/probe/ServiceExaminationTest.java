package io.emberkeep.monitor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.inventory.ServiceDefinition;
import io.emberkeep.contract.inventory.ServiceDefinition.Protocol;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** DBSS-3, against real servers. */
@Timeout(20)
class ServiceExaminationTest {

    private static final IpAddress HERE = new IpAddress("127.0.0.1");
    private static final Duration AT_MOST = Duration.ofMillis(400);

    private static final Loop LOOP = Loop.start("a test's examinations");

    @AfterAll
    static void stop() {
        LOOP.close();
    }

    private static Optional<String> examine(Protocol protocol, int port, String... command) {
        var service =
                new ServiceDefinition(
                        new DaemonName("daemon"),
                        protocol,
                        port,
                        Optional.empty(),
                        List.of(command));
        var trouble = new CompletableFuture<Optional<String>>();
        LOOP.execute(
                () -> ServiceExamination.examine(LOOP, HERE, service, AT_MOST, trouble::complete));
        return trouble.join();
    }

    private static Optional<String> examine(Protocol protocol, TinyServer server) {
        return examine(protocol, server.port());
    }

    @ParameterizedTest
    @CsvSource({
        "SMTP, 220 mail ready",
        "FTP, 220 (vsFTPd)",
        "FTP, 220-many lines",
        "IMAP, * OK ready",
        "IMAP, * PREAUTH welcome",
        "SSH, SSH-2.0-OpenSSH_9",
        "HTTP, HTTP/1.1 200 OK",
        "HTTP, HTTP/1.0 404 Not Found",
        "HTTP_PROXY, HTTP/1.1 302 Found",
        "TCP, anything"
    })
    void aGoodGreetingIsGood(Protocol protocol, String greeting) throws IOException {
        try (var server = TinyServer.saying(greeting + "\r\n")) {
            assertThat(examine(protocol, server)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SMTP, 554 no service",
        "FTP, 421 too many",
        "IMAP, * BYE",
        "SSH, 220 mail",
        "HTTP, HTTP/1.1 500 broken",
        "HTTP, 220 mail",
        "HTTP, HTTP/1.1 20 odd"
    })
    void anotherGreetingIsNot(Protocol protocol, String greeting) throws IOException {
        try (var server = TinyServer.saying(greeting + "\r\n")) {
            assertThat(examine(protocol, server)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"TCP", "COMMAND"})
    void silenceEndsAtTheDeadline(Protocol protocol) throws IOException {
        try (var server = TinyServer.silent()) {
            assertEndsInTime(protocol, server, "no whole line within 400 ms");
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"TCP", "COMMAND"})
    void aSlowDripEndsAtTheDeadline(Protocol protocol) throws IOException {
        try (var server = TinyServer.dripping()) {
            assertEndsInTime(protocol, server, "no whole line within 400 ms");
        }
    }

    private static void assertEndsInTime(Protocol protocol, TinyServer server, String why) {
        var begun = System.nanoTime();
        assertThat(examine(protocol, server))
                .hasValueSatisfying(it -> assertThat(it).contains(why));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aHugeLineIsNoGreeting() throws IOException {
        try (var server = TinyServer.shouting()) {
            assertThat(examine(Protocol.SMTP, server))
                    .hasValueSatisfying(why -> assertThat(why).contains("more than 1024"));
        }
    }

    @Test
    void garbageIsShownAsWhatALogCanBear() throws IOException {
        try (var server = TinyServer.saying("\u0000\u0007\u00ffx\r\n")) {
            assertThat(examine(Protocol.SMTP, server))
                    .hasValueSatisfying(why -> assertThat(why).contains("«???x»"));
        }
    }

    @Test
    void aClosedConnectionIsBad() throws IOException {
        try (var server = new TinyServer(client -> {})) {
            assertThat(examine(Protocol.FTP, server)).isPresent();
        }
    }

    @Test
    void aRefusedConnectionIsBad() {
        assertThat(examine(Protocol.TCP, 1)).isPresent();
    }

    @Test
    void aCommandThatEndsWithZeroIsGood() {
        assertThat(examine(Protocol.COMMAND, 0, "test", "{ip}", "=", "127.0.0.1")).isEmpty();
    }

    @Test
    void aCommandThatFailsIsBad() {
        assertThat(examine(Protocol.COMMAND, 0, "false"))
                .hasValueSatisfying(why -> assertThat(why).contains("ended with code 1"));
    }

    @Test
    void aCommandThatHangsIsKilled() {
        assertThat(examine(Protocol.COMMAND, 0, "sleep", "60"))
                .hasValueSatisfying(why -> assertThat(why).contains("was killed"));
    }

    @Test
    void aCommandThatIsNotThereIsBad() {
        assertThat(examine(Protocol.COMMAND, 0, "/no/such/program")).isPresent();
    }

    @Test
    void noShellReadsACommand() {
        assertThat(examine(Protocol.COMMAND, 0, "test", "$(echo a)", "=", "a")).isPresent();
    }
}
