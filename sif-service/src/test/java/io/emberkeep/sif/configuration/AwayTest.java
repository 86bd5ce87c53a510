package io.emberkeep.sif.configuration;

import static io.emberkeep.sif.configuration.SamplePool.incident;
import static io.emberkeep.sif.configuration.SamplePool.reason;
import static io.emberkeep.sif.configuration.SamplePool.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.answer.SignalAnswer.TransitionGranted;
import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.Rows.AwayRow;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.contract.signal.IncidentReport.TargetRecovered;
import io.emberkeep.contract.signal.OperatorSignal.ApplyInventory;
import io.emberkeep.contract.signal.OperatorSignal.ReturnTarget;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.transition.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A standby that could not be brought home is known where it waits. */
class AwayTest {

    private static final HostId RS2 = new HostId("RS2");
    private static final HostId RS3 = new HostId("RS3");
    private static final HostId HOME = new HostId("MS");
    private static final GroupId WEB = new GroupId("Web");
    private static final TransitionId ID = new TransitionId("t1");

    private final SamplePool pool = new SamplePool();

    @BeforeEach
    void theStandbyStaysOnRs3() {
        pool.failOver("i1", "W1").givenUp("i1", Optional.of("RS3"));
        pool.tell(new ReturnTarget("ops", server("W1")));
        pool.takeOver("i1", SamplePool.MS);
        recovered("i1", Optional.of(RS3));
    }

    private void recovered(String name, Optional<HostId> standbyLeft) {
        pool.tell(new TargetRecovered(incident(name), pool.epoch(name), standbyLeft, pool.now));
    }

    @Test
    void itIsRecordedAndShownThere() {
        assertThat(pool.configuration().away()).containsExactly(new AwayRow(server("Wb"), RS3));
        var standby = pool.configuration().inventory().server(server("Wb")).orElseThrow();
        assertThat(ServerStates.state(pool.configuration(), standby)).isEqualTo("standby, away");
    }

    @Test
    void itsHostIsNotPutToSleep() { // PSS-6
        var steps = new ArrayList<Step>();
        for (var name : List.of("W2", "F2")) {
            var row = pool.row(name);
            steps.add(new Step.MigrateServer(row.group(), row.server(), RS3, RS2));
        }
        steps.add(new Step.SleepHost(RS3));
        assertThat(reason(ask(claim(TransitionKind.DRAIN, Optional.empty(), steps))))
                .contains("Wb waits on RS3 until it can be brought home");
    }

    @Test
    void whoNeedsItIsToldItsPlaceAndItsHostStaysAwake() { // SIF-6
        pool.granted("i2", "W2");
        assertThat(pool.configuration().hold(ResourceId.of(RS3)))
                .hasValueSatisfying(hold -> assertThat(hold.use()).isEqualTo(Hold.Use.AWAKE));
        pool.functionRecovered("i2");
        assertThat(pool.row("Wb").realServer()).contains(RS3);
        assertThat(pool.configuration().away()).isEmpty();
        recovered("i2", Optional.empty());
        assertThat(pool.configuration().away()).isEmpty();
        assertThat(pool.granted("i3", "W2").notCovered()).isEmpty();
        pool.functionRecovered("i3");
        assertThat(pool.row("Wb").realServer()).contains(HOME);
    }

    @Test
    void whereItCannotBeIsPutAside() {
        pool.granted("i2", "W2");
        pool.functionRecovered("i2");
        recovered("i2", Optional.of(new HostId("RS9")));
        assertThat(pool.last.deadLetter()).contains("there is no host RS9");
    }

    @Test
    void itIsBroughtHomeByATransitionOfItsGroup() {
        var granted = (TransitionGranted) ask(bringHome(RS3));
        var epoch = granted.transition().epoch();
        ask(new TransitionQuestion.StepBegun(ID, epoch, 0, pool.now.plus(Duration.ofSeconds(20))));
        ask(new TransitionQuestion.StepRecorded(ID, epoch, 0));
        assertThat(pool.configuration().away()).isEmpty();
    }

    @Test
    void fromElsewhereItIsNotBroughtHome() {
        assertThat(reason(ask(bringHome(RS2)))).contains("Wb does not wait on RS2");
    }

    @Test
    void anInventoryInWhichItBelongsThereEndsIt() throws IOException {
        var text = Files.readString(Path.of("../samples/sample.yaml"));
        var moved = text.replace("127.21.14.52, host: MS", "127.21.14.52, host: RS3");
        var inventory = InventoryFile.read(moved, "moved.yaml").inventory().orElseThrow();
        pool.tell(new ApplyInventory("ops", inventory));
        assertThat(pool.configuration().away()).isEmpty();
    }

    private static TransitionQuestion bringHome(HostId from) {
        return claim(
                TransitionKind.RESTORING,
                Optional.of(WEB),
                List.of(new Step.BringStandbyHome(WEB, server("Wb"), from, HOME)));
    }

    private static TransitionQuestion claim(
            TransitionKind kind, Optional<GroupId> group, List<Step> steps) {
        return new TransitionQuestion.ClaimTransition(
                ID, new MemberId("power-1"), kind, group, steps, "r");
    }

    private SignalAnswer ask(TransitionQuestion question) {
        return pool.tell(question).answer().orElseThrow();
    }
}
