package io.emberkeep.power.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.energy.EnergyUsed;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.contract.inventory.PolicyFile;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.TransitionEvent;
import io.emberkeep.power.plan.Errand;
import io.emberkeep.power.pss.Asked;
import io.emberkeep.power.pss.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One pool, from samples to transitions, with a SIF and executors that are written by hand. */
final class PoolPowerTest {

    private static final String POLICY =
            """
            power:
              measuringPeriod: 100ms
              staleAfter: 5s
              inARow: 2
              reserve: {awakeHosts: 1, standbys: 0}
              minimumTimes: {awake: 0s, asleep: 0s, moderate: 0s}
              payBack: none
              grace: 0s
            """;
    private static final GroupId WEB = new GroupId("Web");

    private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(1);
    private final Inventory inventory = inventory();
    private final FakeSif sif = new FakeSif(inventory, this::apply);
    private volatile double percent = 5;
    private final FakeAccounts accounts = new FakeAccounts();
    private PoolPower pool;

    private static Inventory inventory() {
        try {
            var text = Files.readString(Path.of("../samples/sample.yaml"));
            var sample = InventoryFile.read(text, "sample.yaml").inventory().orElseThrow();
            return PolicyFile.read(POLICY, "policy.yaml", sample).inventory().orElseThrow();
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }

    @BeforeEach
    void start() {
        pool =
                new PoolPower(
                        new MemberId("power-1"),
                        sif.configuration(),
                        new CourseRun.Means(
                                sif,
                                publish -> sif.publish(publish.event()),
                                timers,
                                InstantSource.system()),
                        accounts);
        timers.scheduleAtFixedRate(this::measure, 0, 50, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void stop() {
        pool.stop();
        timers.shutdownNow();
    }

    private void apply(io.emberkeep.contract.configuration.PoolConfiguration newest) {
        if (pool != null) {
            pool.apply(newest);
        }
    }

    private void measure() {
        for (var server : inventory.servers()) {
            pool.offer(sample(server.name(), percent), "adapter");
        }
    }

    private static LoadSample sample(ServerId server, double percent) {
        return new LoadSample(
                server, Instant.now(), percent * 1e7, 1e9, percent, 2, percent * 1e6, 256e6);
    }

    @Test
    void aQuietPoolGoesLightByItselfAndItsHostsSleepAndComesBackWithLoad() {
        pool.start();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sif.configuration().sleeping().size() == 2);
        assertThat(sif.configuration().states())
                .allMatch(state -> state.condition() == LoadCondition.LIGHT);
        percent = 80;
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                sif.configuration().states().stream()
                                        .allMatch(
                                                state ->
                                                        state.condition()
                                                                == LoadCondition.MODERATE));
        assertThat(sif.configuration().sleeping()).isEmpty();
        assertThat(sif.configuration().suspend()).isEmpty();
        assertThat(sif.events)
                .extracting(TransitionEvent::state)
                .contains(TransitionState.RUNNING, TransitionState.DONE);
        assertThat(sif.ordered)
                .hasAtLeastOneElementOfType(Condition.HostSuspended.class)
                .hasAtLeastOneElementOfType(Condition.HostOn.class);
    }

    @Test
    void whatFailsIsTakenBackAndNotTriedAgainAtOnce() {
        sif.broken = Condition.ServerPaused.class;
        pool.start();
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                sif.events.stream()
                                        .anyMatch(
                                                event ->
                                                        event.state() == TransitionState.UNDONE
                                                                && event.group()
                                                                        .equals(Optional.of(WEB))));
        await().until(
                        () ->
                                pool.now().groups().stream()
                                        .filter(group -> group.group().equals("Web"))
                                        .anyMatch(group -> group.held().isPresent()));
        assertThat(claims(WEB)).isEqualTo(1);
        assertThat(sif.configuration().states())
                .allMatch(state -> state.condition() == LoadCondition.MODERATE);
    }

    @Test
    void reportOnlySaysWhatItWouldDoAndDoesNothing() {
        sif.powerMode = PowerMode.REPORT_ONLY;
        sif.leaveBehind(open(false));
        pool.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> !pool.now().plans().isEmpty());
        var now = pool.now();
        assertThat(now.plans().getFirst().steps()).anyMatch(step -> step.startsWith("suspend "));
        assertThat(now.groups()).allMatch(group -> !group.reason().isEmpty());
        assertThat(now.hosts()).hasSize(4).allMatch(host -> !host.reason().isEmpty());
        assertThat(sif.asked).noneMatch(TransitionQuestion.ClaimTransition.class::isInstance);
    }

    @Test
    void whatAnotherLeftOpenIsTakenOver() {
        percent = 40;
        sif.leaveBehind(open(false));
        pool.start();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sif.configuration().transitions().isEmpty());
        assertThat(sif.asked.getFirst()).isInstanceOf(TransitionQuestion.TakeOverTransition.class);
        assertThat(sif.ordered).contains(new Condition.HostOn(new HostId("RS1")));
    }

    @Test
    void whatAnotherHoldsIsLeftToIt() {
        percent = 40;
        sif.leaveBehind(open(true));
        pool.start();
        await().until(() -> pool.now().judgedAt().isPresent());
        assertThat(sif.asked).isEmpty();
    }

    /** The power mode is about what is done by itself, and an operator asks only once by the same name. */
    @Test
    void aHostIsDrainedInReportOnlyToo_onceForEachRequest_andGetsItsServersBack() {
        sif.powerMode = PowerMode.REPORT_ONLY;
        percent = 40;
        pool.start();
        var host = new HostId("RS3");
        var wish = new Wish.Drain(host, false);
        assertThat(pool.carry(wish, "r1", "ann").asked()).isInstanceOf(Asked.Begun.class);
        var again = pool.carry(wish, "r1", "ann");
        assertThat(again.asked()).isEqualTo(new Asked.Known(new TransitionId("RS3-drain-r1")));
        await().until(() -> sif.configuration().hostsInMaintenance().contains(host));
        assertThat(sif.configuration().operation())
                .hasSize(4)
                .noneMatch(row -> row.realServer().equals(Optional.of(host)));
        await().until(() -> sif.configuration().transitions().isEmpty());
        assertThat(pool.carry(wish, "r1", "ann").asked()).isInstanceOf(Asked.Known.class);
        assertThat(pool.carry(wish, "r2", "ann").asked())
                .isEqualTo(new Asked.Refused("RS3 is in maintenance already"));
        sif.endMaintenance(host);
        await().until(() -> sif.configuration().operation().size() == 6);
        await().until(() -> sif.configuration().transitions().isEmpty());
        assertThat(sif.configuration().suspend()).isEmpty();
        assertThat(sif.events.getLast().kind()).isEqualTo(TransitionKind.RESTORING);
    }

    @Test
    void whatFailsOfADrainIsTakenBackAndHoldsNothingBack() {
        percent = 40;
        sif.broken = Condition.ServerPaused.class;
        pool.start();
        pool.carry(new Wish.Drain(new HostId("RS3"), false), "r1", "ann");
        await().until(() -> ended(TransitionState.UNDONE));
        assertThat(sif.configuration().operation()).hasSize(6);
        assertThat(sif.configuration().hostsInMaintenance()).isEmpty();
    }

    @Test
    void aServerMovesAndStays() {
        percent = 40;
        pool.start();
        var wish = new Wish.Move(new ServerId("W2"), new HostId("RS2"));
        assertThat(pool.plan(wish)).isInstanceOf(Errand.Steps.class);
        assertThat(sif.asked).isEmpty();
        pool.carry(wish, "r1", "ann");
        await().until(() -> ended(TransitionState.DONE));
        assertThat(sif.ordered)
                .containsExactly(
                        new Condition.ServerOnHost(
                                new ServerId("W2"), new HostId("RS3"), new HostId("RS2")));
        assertThat(sif.configuration().liveMigration()).isEmpty();
    }

    private boolean ended(TransitionState state) {
        return sif.events.stream().anyMatch(event -> event.state() == state);
    }

    @Test
    void aBadSampleIsRefusedWithItsReason() {
        pool.start();
        assertThat(pool.offer(sample(new ServerId("W1"), 150), "adapter"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("more than 100 %"));
        assertThat(pool.offer(sample(new ServerId("X9"), 5), "adapter"))
                .hasValueSatisfying(reason -> assertThat(reason).contains("no such server"));
    }

    private long claims(GroupId group) {
        return sif.asked.stream()
                .filter(TransitionQuestion.ClaimTransition.class::isInstance)
                .map(TransitionQuestion.ClaimTransition.class::cast)
                .filter(claim -> claim.group().equals(Optional.of(group)))
                .count();
    }

    private static Transition open(boolean leased) {
        return new Transition(
                new TransitionId("wake-1"),
                TransitionKind.GOING_MODERATE,
                Optional.of(WEB),
                TransitionState.RUNNING,
                FakeSif.EPOCH,
                new MemberId("power-2"),
                leased,
                List.of(new Step.WakeHosts(List.of(new HostId("RS1")))),
                0,
                false,
                Optional.empty(),
                "load",
                Instant.now(),
                Optional.empty());
    }

    /** The account of a service that dies goes on where it was written down last. */
    @Test
    void itsEnergyIsAccountedAndTheAccountGoesOnAfterItDied() {
        accounts.write(
                new EnergyUsed(
                        Instant.now().minusSeconds(120),
                        Instant.now().minusSeconds(60),
                        3_600,
                        7_200,
                        List.of(),
                        List.of(),
                        Duration.ZERO));
        pool.start();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sif.configuration().sleeping().size() == 2);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> pool.energy(_ -> Optional.empty()).saved().kilowattHours() > 0.001);
        var now = pool.energy(_ -> Optional.empty());
        assertThat(now.unseenSeconds()).isZero();
        assertThat(now.decisions()).isNotEmpty();
        assertThat(now.unaccounted()).isEmpty();
        assertThat(now.currency()).isEmpty();
    }

    /** Else a service that dies in a pool's first minute would take the account's beginning with it. */
    @Test
    void anAccountThatBeganIsWrittenDownAfterAPeriodAlready() {
        pool.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> accounts.end().isPresent());
    }
}
