package io.emberkeep.power.plan;

import static io.emberkeep.power.plan.Pools.F1;
import static io.emberkeep.power.plan.Pools.F2;
import static io.emberkeep.power.plan.Pools.FTP;
import static io.emberkeep.power.plan.Pools.M1;
import static io.emberkeep.power.plan.Pools.M2;
import static io.emberkeep.power.plan.Pools.MAIL;
import static io.emberkeep.power.plan.Pools.RS1;
import static io.emberkeep.power.plan.Pools.RS2;
import static io.emberkeep.power.plan.Pools.RS3;
import static io.emberkeep.power.plan.Pools.W1;
import static io.emberkeep.power.plan.Pools.W2;
import static io.emberkeep.power.plan.Pools.WEB;
import static io.emberkeep.power.plan.Pools.wanting;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.Step.MigrateServer;
import io.emberkeep.contract.transition.Step.MoveVips;
import io.emberkeep.contract.transition.Step.RecordShape;
import io.emberkeep.contract.transition.Step.SleepHost;
import io.emberkeep.contract.transition.Step.SuspendServer;
import io.emberkeep.contract.transition.Walk;
import io.emberkeep.power.plan.PowerPolicy.LightState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** PSS-4, PSS-5, and the redundant light state. */
class GoingLightTest {

    private static final PowerPolicy REDUNDANT = redundant(Optional.empty());

    private static PowerPolicy redundant(Optional<HostId> second) {
        var paper = PowerPolicy.PAPER;
        return new PowerPolicy(
                LightState.REDUNDANT,
                second,
                paper.reserve(),
                paper.times(),
                paper.payBack(),
                Duration.ofSeconds(2));
    }

    private static PoolPlan light(Pools pool, PowerPolicy policy, GroupId... groups) {
        return PowerPlanner.plan(pool.view(), wanting(LoadClass.LIGHT, List.of(groups)), policy);
    }

    @Test
    void theFirstOnTheBaseHostKeepsTheService() { // PSS-4
        assertThat(PowerPlanner.ifSmaller(Pools.sample().view(), WEB, PowerPolicy.PAPER))
                .containsExactly(W1);
    }

    @Test
    void ifNoneIsThereTheFirstKeepsItAndMovesThere() { // PSS-5
        assertThat(light(Pools.sample(), PowerPolicy.PAPER, FTP).steps())
                .startsWith(new MigrateServer(FTP, F1, RS2, RS1));
    }

    @Test
    void aGroupChangesAloneAndAHostThatAnotherNeedsStaysAwake() { // PSS-8
        var plan = light(Pools.sample(), PowerPolicy.PAPER, WEB);
        assertThat(plan.groups()).extracting(GroupPlan::group).containsExactly(WEB);
        assertThat(plan.sleeps()).isEmpty();
        assertThat(plan.hostReasons()).containsEntry(RS3, "RS3 hosts F2 in operation");
        assertThat(plan.groupReasons()).containsEntry(MAIL, "its load was not judged");
    }

    @Test
    void aGroupWithoutABaseHostStays() {
        var pool = Pools.from(Pools.sampleText().replaceFirst("baseHost: RS1", ""));
        assertThat(light(pool, PowerPolicy.PAPER, MAIL).groupReasons())
                .containsEntry(
                        MAIL, "would go light (4 of 4 lights in a row), but Mail has no base host");
    }

    @Test
    void aBaseHostThatIsNotKnownToBeAwakeGathersNobody() {
        var plan = light(Pools.sample().powerUnknown(RS1), PowerPolicy.PAPER, MAIL);
        assertThat(plan.groups()).isEmpty();
        assertThat(plan.groupReasons().get(MAIL)).contains("RS1 is not known to be awake");
    }

    @Test
    void redundantTwoServersOnTwoHostsKeepTheGroup() {
        var plan = light(Pools.sample(), REDUNDANT, WEB, MAIL, FTP);
        assertThat(plan.steps())
                .containsExactly(
                        new RecordShape(MAIL, LoadCondition.MODERATE, LoadCondition.LIGHT),
                        new MigrateServer(WEB, W2, RS3, RS2),
                        new RecordShape(WEB, LoadCondition.MODERATE, LoadCondition.LIGHT),
                        new MigrateServer(FTP, F1, RS2, RS1),
                        new MigrateServer(FTP, F2, RS3, RS2),
                        new RecordShape(FTP, LoadCondition.MODERATE, LoadCondition.LIGHT),
                        new SleepHost(RS3));
    }

    @Test
    void redundantTheSecondHostMayBeNamed() {
        var plan = light(Pools.sample(), redundant(Optional.of(RS3)), MAIL);
        assertThat(plan.steps()).startsWith(new MigrateServer(MAIL, M2, RS2, RS3));
        assertThat(PowerPlanner.ifSmaller(Pools.sample().view(), MAIL, REDUNDANT))
                .containsExactly(M1, M2);
    }

    @Test
    void redundantTheOthersVipsAreSharedEvenly() {
        var pool =
                Pools.from(
                        Pools.sampleText()
                                .replace(
                                        "standbys:\n",
                                        """
                                          W3: {group: Web, ip: 127.21.14.7, vips: [127.21.14.107], host: RS3, standby: Wb}
                                          W4: {group: Web, ip: 127.21.14.8, vips: [127.21.14.108], host: RS3, standby: Wb}
                                        standbys:
                                        """));
        var moves =
                light(pool, REDUNDANT, WEB).steps().stream()
                        .filter(MoveVips.class::isInstance)
                        .map(MoveVips.class::cast)
                        .toList();
        assertThat(moves).extracting(MoveVips::to).containsExactly(W1, W2);
        assertThat(moves).extracting(MoveVips::grace).containsOnly(Duration.ofSeconds(2));
    }

    @Test
    void redundantWithoutASecondHostItStays() {
        var pool = Pools.sample().maintenance(RS2).powerUnknown(RS3);
        assertThat(light(pool, REDUNDANT, WEB).groupReasons().get(WEB))
                .contains("no second host is awake");
    }

    @Test
    void eachStepHasItsUndo() { // PSS-9
        var plan = light(Pools.sample(), PowerPolicy.PAPER, FTP).groups().getFirst();
        assertThat(plan.undo(3))
                .containsExactly(
                        new SuspendServer(FTP, F2, RS3).undo().orElseThrow(),
                        new MoveVips(FTP, List.of(Pools.vip(106)), F1, RS1, F2, RS3, Duration.ZERO),
                        new Step.ReturnServer(FTP, F1, RS1, RS2));
    }

    @Test
    void aStepThatMayNotBeTakenIsNamed() {
        var pool = Pools.sample().placement();
        assertThat(Walk.whyNot(pool, new SuspendServer(MAIL, M2, RS2)).orElseThrow())
                .isEqualTo("M2 still has [127.21.14.104]");
        assertThat(Walk.whyNot(pool, new SuspendServer(MAIL, M2, RS1)).orElseThrow())
                .isEqualTo("M2 is not in operation on RS1");
        assertThat(Walk.whyNot(pool, new SleepHost(RS1)).orElseThrow())
                .isEqualTo("RS1 is a base host");
        assertThat(Walk.whyNot(pool, new SleepHost(Pools.MS)).orElseThrow())
                .isEqualTo("MS is a management host");
        assertThat(Walk.whyNot(pool, new SleepHost(RS2)).orElseThrow())
                .isEqualTo("RS2 hosts a server in operation");
    }
}
