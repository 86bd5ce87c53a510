package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The papers' ring on real processes: each server is a machine and a monitor-service, and the one ends with the other. */
final class MembersTest {

    private static final Duration BOUND = Duration.ofSeconds(90);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> SERVERS =
            List.of("mail", "login", "ftp", "proxy", "web1", "web2");

    private static TestSystem system;

    @BeforeAll
    static void start() {
        system = TestSystem.ofMembers("ring", "--structure", "ring");
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void eachServerIsAMemberWithAProcessOfItsOwn() {
        assertThat(parts()).doesNotContain("monitor-service");
        for (var server : SERVERS) {
            assertThat(part(server).path("health").asText()).isEqualTo("READY");
            assertThat(Http.get(part(server).path("url").asText() + "/q/health/ready")).isNotNull();
            awaitServing(server);
        }
        assertThat(SERVERS.stream().map(MembersTest::pid).distinct()).hasSize(6);
    }

    @Test
    void aMemberEndsWithItsMachineAndComesBackWithItsBoot() {
        var before = SERVERS.stream().map(MembersTest::pid).toList();
        system.fault("power-off", "ftp");
        Patience.until(
                "its process is gone",
                SOON,
                () -> ProcessHandle.of(before.get(2)).isEmpty() && health("ftp").equals("OFF"),
                () -> part("ftp").toString());
        assertThatThrownBy(() -> new Parts(system).give("start", "monitor-service-ftp"))
                .hasMessageContaining(
                        "The machine ftp is off: monitor-service-ftp starts with it.");
        Patience.until(
                "its standby serves",
                BOUND,
                () -> system.server("ftp-b").path("record").asText().equals("operation"),
                () -> system.server("ftp-b").toString());
        system.fault("clear", "ftp");
        Patience.until(
                "its process is back",
                BOUND,
                () -> health("ftp").equals("READY") && pid("ftp") != before.get(2),
                () -> part("ftp").toString());
        awaitServing("ftp");
        for (var server : List.of("mail", "login", "proxy", "web1", "web2")) {
            assertThat(pid(server)).isEqualTo(before.get(SERVERS.indexOf(server)));
        }
    }

    @Test
    void aMemberStandsStillWithItsMachineAndGoesOn() {
        system.command("disarm").ok();
        var pid = pid("web2");
        Http.send("POST", system.testbed() + "/hosts/web2/power/suspend", null, null).ok();
        Patience.until(
                "it stands still",
                SOON,
                () -> stateOf(pid) == 'T' && health("web2").equals("STILL"),
                () -> part("web2").toString());
        wake("02:00:00:00:06:06");
        Patience.until(
                "it goes on",
                BOUND,
                () -> stateOf(pid) != 'T' && health("web2").equals("READY"),
                () -> part("web2").toString());
        assertThat(pid("web2")).isEqualTo(pid);
        awaitServing("web2");
        system.command("arm").ok();
    }

    private static void awaitServing(String server) {
        Patience.until(
                server + " serves",
                BOUND,
                () -> system.server(server).path("state").asText().equals("serving"),
                () -> system.server(server).toString() + system.incidents());
    }

    private static Stream<String> names() {
        var names = Stream.<String>builder();
        system.run().path("parts").fieldNames().forEachRemaining(names);
        return names.build();
    }

    private static List<String> parts() {
        return names().toList();
    }

    private static JsonNode part(String server) {
        return system.run().path("parts").path("monitor-service-" + server);
    }

    private static String health(String server) {
        return part(server).path("health").asText();
    }

    private static long pid(String server) {
        return part(server).path("pid").asLong();
    }

    /** As the kernel says it: T is stopped. */
    private static char stateOf(long pid) {
        try {
            var line = Files.readString(Path.of("/proc/%d/stat".formatted(pid)));
            return line.charAt(line.lastIndexOf(')') + 2);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void wake(String mac) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HexFormat.of().parseHex("ff".repeat(6)));
        bytes.writeBytes(HexFormat.of().parseHex(mac.replace(":", "").repeat(16)));
        try (var socket = new DatagramSocket()) {
            socket.send(
                    new DatagramPacket(
                            bytes.toByteArray(),
                            bytes.size(),
                            InetAddress.ofLiteral("127.0.0.1"),
                            system.wakePort()));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
