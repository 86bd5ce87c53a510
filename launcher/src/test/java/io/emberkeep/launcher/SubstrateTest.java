package io.emberkeep.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.emberkeep.launcher.control.ControlClient;
import io.emberkeep.launcher.control.PartOrder;
import io.emberkeep.launcher.process.Orphans;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker and database, really started, on shifted ports. */
class SubstrateTest {

    private static final int OFFSET = 21_000;
    private static final Predicate<PartId> SUBSTRATE =
            Set.of(PartId.BROKER, PartId.DATABASE)::contains;

    @TempDir Path temporary;

    @Test
    void survivesKillsAndKeepsItsState() throws Exception {
        try (var system = start()) {
            assertThat(system.run().ready()).isTrue();
            for (var part : Set.of(PartId.BROKER, PartId.DATABASE)) {
                var before = pid(system, part);
                system.kill(part);
                assertThat(system.run().part(part).health()).isEqualTo(RunFile.Health.STOPPED);
                system.start(part);
                assertThat(pid(system, part)).isNotEqualTo(before);
            }
        }
        var cluster = Files.readString(state().resolve("broker/data/meta.properties"));
        var timeline = Files.getLastModifiedTime(state().resolve("database/PG_VERSION"));

        try (var _ = start()) {
            assertThat(Files.readString(state().resolve("broker/data/meta.properties")))
                    .isEqualTo(cluster);
            assertThat(Files.getLastModifiedTime(state().resolve("database/PG_VERSION")))
                    .isEqualTo(timeline);
        }
        assertThat(Orphans.of(RunFile.read(new StateDirectory(state())).orElseThrow())).isEmpty();
    }

    @Test
    void aSecondOneIsRefusedAndTheFirstGoesOn() throws Exception {
        try (var first = start(PartId.DATABASE::equals)) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("already running")
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            assertThat(first.run().part(PartId.DATABASE).process().orElseThrow().alive())
                    .isPresent();
        }
    }

    @Test
    void takesOrdersOverItsSocket() throws Exception {
        try (var system = start(PartId.DATABASE::equals)) {
            var socket = Path.of(system.run().control());
            assertThat(ControlClient.give(socket, PartOrder.parse("kill database")))
                    .isEqualTo("database is killed.");
            assertThatThrownBy(() -> ControlClient.give(socket, PartOrder.parse("stop database")))
                    .hasMessage("database does not run.");
            ControlClient.give(socket, PartOrder.parse("start database"));
            assertThat(system.run().part(PartId.DATABASE).health()).isEqualTo(RunFile.Health.READY);
            assertThatThrownBy(() -> ControlClient.give(socket, PartOrder.parse("stop nobody")))
                    .hasMessageContaining("There is no part nobody; there are database.");
        }
    }

    @Test
    void aTakenPortIsNamedWithWhoHasIt() throws Exception {
        var port = new Ports(OFFSET).broker();
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("TCP port %d is taken, and the broker needs it", port)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        assertThat(state().resolve("database")).doesNotExist();
    }

    @Test
    void aDeathThatNobodyWantedIsReportedWithTheLog() throws Exception {
        try (var system = start(PartId.DATABASE::equals)) {
            ProcessHandle.of(pid(system, PartId.DATABASE)).orElseThrow().destroyForcibly();
            await().atMost(Duration.ofSeconds(10)).until(() -> system.failure().isDone());
            assertThat(system.failure().get())
                    .hasMessageContaining("database died (ended by signal 9)")
                    .hasMessageContaining("ready to accept connections");
        }
    }

    @Test
    void childrenOfAKilledLauncherEndByThemselves() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var launcher =
                new ProcessBuilder(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                OnlyDatabase.class.getName(),
                                state().toString(),
                                Integer.toString(OFFSET))
                        .inheritIO()
                        .start();
        var directory = new StateDirectory(state());
        await().atMost(Duration.ofSeconds(90))
                .until(() -> RunFile.running(directory).filter(RunFile::ready).isPresent());
        var run = RunFile.running(directory).orElseThrow();
        launcher.destroyForcibly().waitFor();
        await().atMost(Duration.ofSeconds(30)).until(() -> Orphans.of(run).isEmpty());
    }

    private LocalSystem start() throws LaunchException, InterruptedException {
        return start(SUBSTRATE);
    }

    private LocalSystem start(Predicate<PartId> which)
            throws LaunchException, InterruptedException {
        return OnlyDatabase.start(state(), OFFSET, which);
    }

    private Path state() {
        return temporary.resolve("state");
    }

    private static long pid(LocalSystem system, PartId part) {
        return system.run().part(part).process().orElseThrow().pid();
    }

    /** A launcher that a test can kill. */
    static final class OnlyDatabase {

        private OnlyDatabase() {}

        static LocalSystem start(Path state, int offset, Predicate<PartId> which)
                throws LaunchException, InterruptedException {
            var installation =
                    new Installation(
                            Path.of(".."), Path.of(".."), Path.of("target/tools").toAbsolutePath());
            return LocalSystem.start(
                    LaunchOptions.in(state, installation).portOffset(offset).build(),
                    Progress.SILENT,
                    which);
        }

        public static void main(String[] arguments)
                throws LaunchException, InterruptedException, IOException {
            try (var system =
                    start(
                            Path.of(arguments[0]),
                            Integer.parseInt(arguments[1]),
                            PartId.DATABASE::equals)) {
                system.failure().join();
            }
        }
    }
}
