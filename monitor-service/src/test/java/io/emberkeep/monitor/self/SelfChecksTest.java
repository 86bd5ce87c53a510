package io.emberkeep.monitor.self;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.monitor.dbss.Samples;
import io.emberkeep.monitor.heartbeat.OwnCondition;
import io.emberkeep.monitor.probe.Examiner;
import io.emberkeep.monitor.probe.NetworkChoice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** RING-1: once an interval, before the tick. */
@Timeout(30)
class SelfChecksTest {

    private static final MemberId ME = new MemberId("MS");
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Examiner examiner = new Examiner(NetworkChoice.withoutIcmp("a test has none"));
    private final InstantSource time = InstantSource.system();
    private final List<OwnCondition> found = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        clock.shutdownNow();
        examiner.close();
    }

    private SelfChecks start(Duration interval) {
        return SelfChecks.start(
                ME, pool(interval), new SelfCheck(examiner, time, clock), time, clock, found::add);
    }

    private static PoolConfiguration pool(Duration interval) {
        var all = Settings.DEFAULT;
        return Samples.pool()
                .settings(
                        new Settings(
                                interval,
                                all.network(),
                                all.networkTimeout(),
                                all.serviceTimeout(),
                                all.maximumRestartWait(),
                                all.daemonRestartWait(),
                                all.recoveryPoll(),
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
                                all.power()))
                .make();
    }

    @Test
    void eachIntervalIsExaminedOnce() {
        var begun = System.nanoTime();
        try (var checks = start(Duration.ofMillis(300))) {
            await().until(() -> found.size() >= 4);
            assertThat(checks.last()).isPresent();
        }
        var intervals = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 300;
        assertThat(found).hasSizeLessThanOrEqualTo((int) intervals + 1);
        assertThat(found).allMatch(OwnCondition::well);
    }

    @Test
    void anotherIntervalCountsAtOnce() {
        try (var checks = start(Duration.ofHours(1))) {
            assertThat(checks.last()).isEmpty();
            checks.apply(pool(Duration.ofMillis(300)));
            await().until(() -> found.size() >= 2);
        }
    }

    @Test
    void whoeverConfusesItsListenerExaminesOn() {
        var told = new CopyOnWriteArrayList<OwnCondition>();
        try (var _ =
                SelfChecks.start(
                        ME,
                        pool(Duration.ofMillis(200)),
                        new SelfCheck(examiner, time, clock),
                        time,
                        clock,
                        one -> {
                            told.add(one);
                            throw new IllegalStateException("a listener that fails");
                        })) {
            await().until(() -> told.size() >= 3);
        }
    }

    @Test
    void afterItsEndNothingIsExamined() throws InterruptedException {
        var checks = start(Duration.ofMillis(200));
        await().until(() -> !found.isEmpty());
        checks.close();
        clock.shutdown();
        assertThat(clock.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(checks.last()).contains(found.getLast());
    }
}
