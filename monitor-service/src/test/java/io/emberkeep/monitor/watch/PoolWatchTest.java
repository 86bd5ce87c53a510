package io.emberkeep.monitor.watch;

import static io.emberkeep.monitor.dbss.Samples.ME;
import static io.emberkeep.monitor.dbss.Samples.RS1;
import static io.emberkeep.monitor.dbss.Samples.W1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emberkeep.contract.command.Condition.ServerRestarted;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.inventory.ServiceDefinition;
import io.emberkeep.contract.inventory.ServiceDefinition.Protocol;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.contract.inventory.Settings.NetworkExamination;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.monitor.dbss.Phase;
import io.emberkeep.monitor.dbss.Samples;
import io.emberkeep.monitor.probe.Examiner;
import io.emberkeep.monitor.probe.NetworkChoice;
import io.emberkeep.monitor.probe.TinyServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The shell with real sockets, real time and real threads; only the messages are played. */
@Timeout(60)
class PoolWatchTest {

    private static final IpAddress HERE = new IpAddress("127.0.0.1");
    private static final String GREETING = "220 ready\r\n";

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private TinyServer network;
    private TinyServer service;
    private FakeChannels channels;
    private PoolWatch watch;

    @BeforeEach
    void start() throws IOException {
        network = TinyServer.saying("");
        service = TinyServer.saying(GREETING);
        channels =
                new FakeChannels(
                        condition -> {
                            if (condition instanceof ServerRestarted) {
                                startService();
                            }
                        });
        watch =
                new PoolWatch(
                        ME,
                        pool(),
                        new Effects.Means(
                                channels,
                                new Examiner(NetworkChoice.withoutIcmp("a test has none")),
                                new Ledger(),
                                new Transitions(metrics),
                                clock,
                                InstantSource.system(),
                                () -> Duration.ZERO));
        watch.start();
        await().until(() -> phase() instanceof Phase.Watching now && now.seenWell());
    }

    @AfterEach
    void stop() throws IOException {
        watch.stop();
        clock.shutdownNow();
        network.close();
        service.close();
    }

    private void startService() {
        try {
            service = TinyServer.saying(service.port(), GREETING);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private Phase phase() {
        return watch.now().get(W1).state().phase();
    }

    private PoolConfiguration pool() {
        return pool(Duration.ofMillis(300));
    }

    private PoolConfiguration pool(Duration interval) {
        var all = Settings.DEFAULT;
        var settings =
                new Settings(
                        interval,
                        new NetworkExamination(NetworkExamination.Method.TCP, network.port()),
                        Duration.ofMillis(100),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(10),
                        Duration.ofMillis(50),
                        Duration.ofMillis(50),
                        all.repair(),
                        all.failover(),
                        all.returning(),
                        all.window(),
                        all.flapping(),
                        all.fencing(),
                        all.lease(),
                        all.commandDeadline(),
                        all.migrationDeadline(),
                        all.massFailureShare(),
                        all.gateway(),
                        all.structure(),
                        Optional.empty());
        var made = Samples.pool().settings(settings).operation(Samples.row(W1, RS1, HERE)).make();
        return new PoolConfiguration(
                made.revision(),
                made.mode(),
                made.powerMode(),
                here(made.inventory()),
                made.serversInMaintenance(),
                made.hostsInMaintenance(),
                made.operation(),
                made.suspend(),
                made.liveMigration(),
                made.realServers(),
                made.states(),
                made.troubles(),
                made.problems(),
                made.sleeping(),
                made.away(),
                made.incidents(),
                made.transitions(),
                made.holds());
    }

    private Inventory here(Inventory inventory) {
        return new Inventory(
                inventory.pool(),
                inventory.settings(),
                inventory.hosts(),
                inventory.groups(),
                inventory.servers().stream().map(this::here).toList());
    }

    private ServerDefinition here(ServerDefinition server) {
        return new ServerDefinition(
                server.name(),
                server.role(),
                server.machine(),
                server.group(),
                HERE,
                server.vips(),
                server.type(),
                server.host(),
                server.mac(),
                List.of(
                        new ServiceDefinition(
                                Samples.HTTPD,
                                Protocol.SMTP,
                                service.port(),
                                Optional.empty(),
                                List.of())),
                server.standby());
    }

    @Test
    void aServiceThatStopsIsRecoveredToItsEnd() throws IOException {
        service.close();
        await().until(() -> channels.reached(Step.TARGET_RECOVERED));
        assertThat(channels.steps)
                .extracting(taken -> taken.job() + " " + taken.step())
                .contains("FOREGROUND VIPS_SET", "BACKGROUND TARGET_RESTARTED", "BACKGROUND UP")
                .startsWith("FOREGROUND DETECTED", "FOREGROUND CONFIRMED", "FOREGROUND CLAIMED")
                .endsWith("BACKGROUND TARGET_RECOVERED");
        assertThat(channels.failures.getLast()).isInstanceOf(Failure.TargetRecovered.class);
        assertThat(phase()).isInstanceOf(Phase.Watching.class);
    }

    @Test
    void nothingIsSleptOnTheWayFromConfirmedToTheVips() throws IOException {
        service.close();
        await().until(() -> channels.reached(Step.VIPS_SET));
        var recovered =
                channels.failures.stream()
                        .filter(Failure.FunctionRecovered.class::isInstance)
                        .map(Failure.FunctionRecovered.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertThat(recovered.takeover()).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void eachStepIsCountedOnce() throws IOException {
        service.close();
        await().until(() -> channels.reached(Step.TARGET_RECOVERED));
        assertThat(
                        metrics.get("emberkeep.recovery.steps")
                                .tag("step", "VIPS_SET")
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    @Test
    void eachIntervalHasItsHeartbeat() {
        await().until(() -> channels.heartbeats.size() >= 3);
        assertThat(channels.heartbeats)
                .allSatisfy(
                        beat -> {
                            assertThat(beat.well()).isTrue();
                            assertThat(beat.watching()).isEqualTo(1);
                        });
    }

    @Test
    void anotherIntervalCountsAtOnce() {
        watch.apply(pool(Duration.ofHours(1)));
        var before = channels.heartbeats.size();
        watch.apply(pool(Duration.ofMillis(300)));
        await().until(() -> channels.heartbeats.size() >= before + 3);
        assertThat(channels.heartbeats).extracting(Heartbeat::at).doesNotHaveDuplicates();
    }

    @Test
    void aRowThatGoesEndsItsWatch() {
        watch.apply(Samples.pool().operation().make());
        assertThat(watch.now()).isEmpty();
    }
}
