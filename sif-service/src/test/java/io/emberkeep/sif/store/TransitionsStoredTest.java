package io.emberkeep.sif.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.answer.SignalAnswer.Accepted;
import io.emberkeep.contract.answer.SignalAnswer.TransitionGranted;
import io.emberkeep.contract.answer.SignalAnswer.Wait;
import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.signal.IncidentQuestion.Claim;
import io.emberkeep.contract.signal.OperatorSignal.ApplyInventory;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.sif.support.Samples;
import io.emberkeep.sif.support.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A transition through a real broker and a real database (SIF-11). */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class TransitionsStoredTest {

    private static final PoolId POOL = new PoolId("transitions");
    private static final TransitionId LIGHT = new TransitionId("web-light");
    private static final TransitionId SLEEP = new TransitionId("rs3-sleeps");
    private static final MemberId POWER = new MemberId("power-1");
    private static final GroupId WEB = new GroupId("Web");
    private static final ServerId W1 = new ServerId("W1");
    private static final ServerId W2 = new ServerId("W2");
    private static final ServerId F2 = new ServerId("F2");
    private static final HostId RS1 = new HostId("RS1");
    private static final HostId RS3 = new HostId("RS3");

    @Inject Store store;
    @Inject StateStore states;
    @Inject Database tables;

    @ConfigProperty(name = "emberkeep.kafka")
    String bootstrap;

    private Asker asker;

    @BeforeEach
    void begin() {
        asker = new Asker(bootstrap, "power-asker");
        var sample = Samples.inventory();
        var inventory =
                new Inventory(
                        POOL, sample.settings(), sample.hosts(), sample.groups(), sample.servers());
        accepted(new ApplyInventory("test", inventory));
    }

    @AfterEach
    void end() {
        asker.close();
    }

    /** Read back from the tables, by whoever starts anew, it is what everyone was told. */
    @Test
    void itIsRecordedStepByStepAndReadBackAsItWasTold() {
        var epoch = claimed(LIGHT, TransitionKind.GOING_LIGHT, Optional.of(WEB), goingLight());
        take(LIGHT, epoch, 0);
        accepted(begun(LIGHT, epoch, 1));
        assertThat(asker.ask(POOL, claim(W2))).isInstanceOf(Wait.class);
        assertTold();
        accepted(new TransitionQuestion.StepRecorded(LIGHT, epoch, 1));
        take(LIGHT, epoch, 2);
        accepted(
                new TransitionQuestion.EndTransition(
                        LIGHT, epoch, TransitionState.DONE, "all done", true));
        var away = new TransitionId("f2-away");
        var moved = new Step.MigrateServer(new GroupId("FTP"), F2, RS3, RS1);
        var second = claimed(away, TransitionKind.MOVE, Optional.of(moved.group()), List.of(moved));
        take(away, second, 0);
        accepted(
                new TransitionQuestion.EndTransition(
                        away, second, TransitionState.DONE, "moved", true));
        var third =
                claimed(
                        SLEEP,
                        TransitionKind.SLEEPING,
                        Optional.empty(),
                        List.of(new Step.SleepHost(RS3)));
        take(SLEEP, third, 0);
        assertTold();
        var now = store.reading().pool(POOL).orElseThrow();
        assertThat(now.sleeping()).extracting(row -> row.host()).containsExactly(RS3);
        assertThat(now.suspended(W2)).isPresent();
        assertThat(now.liveMigration()).extracting(row -> row.server()).containsExactly(F2);
        assertThat(over()).containsExactlyInAnyOrder("web-light DONE", "f2-away DONE");
    }

    private static List<Step> goingLight() {
        return List.of(
                new Step.MoveVips(
                        WEB,
                        List.of(new IpAddress("127.21.14.105")),
                        W2,
                        RS3,
                        W1,
                        RS1,
                        Duration.ZERO),
                new Step.SuspendServer(WEB, W2, RS3),
                new Step.RecordShape(WEB, LoadCondition.MODERATE, LoadCondition.LIGHT));
    }

    private void assertTold() {
        var stored =
                tables.look(connection -> states.load(connection, POOL))
                        .orElseThrow()
                        .state()
                        .configuration();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> stored.equals(asker.newest(POOL)));
    }

    private List<String> over() {
        return tables.look(
                connection ->
                        Database.query(
                                connection,
                                row -> row.getString(1) + " " + row.getString(2),
                                "select name, state from transition where pool = ? and is_over",
                                POOL.value()));
    }

    private Epoch claimed(
            TransitionId id, TransitionKind kind, Optional<GroupId> group, List<Step> steps) {
        var answer =
                asker.ask(
                        POOL,
                        new TransitionQuestion.ClaimTransition(
                                id, POWER, kind, group, steps, "4 of 4 lights in a row"));
        assertThat(answer).isInstanceOf(TransitionGranted.class);
        return ((TransitionGranted) answer).transition().epoch();
    }

    private void take(TransitionId id, Epoch epoch, int step) {
        accepted(begun(id, epoch, step));
        accepted(new TransitionQuestion.StepRecorded(id, epoch, step));
    }

    private static TransitionQuestion begun(TransitionId id, Epoch epoch, int step) {
        return new TransitionQuestion.StepBegun(
                id, epoch, step, Instant.now().plus(Duration.ofSeconds(30)));
    }

    private static Claim claim(ServerId target) {
        var now = Instant.now();
        return new Claim(
                new IncidentId("i1"),
                target,
                new MemberId("MS"),
                TroubleKind.NETWORK,
                now.minusMillis(500),
                now,
                "silent");
    }

    private void accepted(io.emberkeep.contract.signal.Signal signal) {
        SignalAnswer answer = asker.ask(POOL, signal);
        assertThat(answer).isInstanceOf(Accepted.class);
    }
}
