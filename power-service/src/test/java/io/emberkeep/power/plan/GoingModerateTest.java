package io.emberkeep.power.plan;

import static io.emberkeep.power.plan.Pools.ALL;
import static io.emberkeep.power.plan.Pools.F1;
import static io.emberkeep.power.plan.Pools.F2;
import static io.emberkeep.power.plan.Pools.FB;
import static io.emberkeep.power.plan.Pools.FTP;
import static io.emberkeep.power.plan.Pools.M2;
import static io.emberkeep.power.plan.Pools.MAIL;
import static io.emberkeep.power.plan.Pools.MS;
import static io.emberkeep.power.plan.Pools.NOW;
import static io.emberkeep.power.plan.Pools.RS1;
import static io.emberkeep.power.plan.Pools.RS2;
import static io.emberkeep.power.plan.Pools.RS3;
import static io.emberkeep.power.plan.Pools.W2;
import static io.emberkeep.power.plan.Pools.WEB;
import static io.emberkeep.power.plan.Pools.wanting;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Step.RecordShape;
import io.emberkeep.contract.transition.Step.ResumeServer;
import io.emberkeep.contract.transition.Step.ReturnServer;
import io.emberkeep.contract.transition.Step.WakeHosts;
import io.emberkeep.contract.transition.Walk;
import io.emberkeep.power.plan.PowerPolicy.Times;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PSS-7, and what is done when not all can come back. */
class GoingModerateTest {

    private static Pools lightPool() {
        var pool = Pools.sample();
        return pool.after(
                PowerPlanner.plan(pool.view(), wanting(LoadClass.LIGHT, ALL), PowerPolicy.PAPER)
                        .steps());
    }

    private static PoolPlan moderate(Pools pool, GroupId... groups) {
        return moderate(pool, PowerPolicy.PAPER, groups);
    }

    private static PoolPlan moderate(Pools pool, PowerPolicy policy, GroupId... groups) {
        return PowerPlanner.plan(pool.view(), wanting(LoadClass.MODERATE, List.of(groups)), policy);
    }

    @Test
    void theHostsNeededAreWokenAllAtOnce() {
        assertThat(moderate(lightPool(), FTP).steps()).startsWith(new WakeHosts(List.of(RS2, RS3)));
    }

    @Test
    void aGroupChangesAlone() { // PSS-8
        var pool = lightPool();
        pool.after(moderate(pool, WEB).steps());
        var end = pool.placement();
        assertThat(end.shape(WEB)).isEqualTo(LoadClass.MODERATE);
        assertThat(end.shape(MAIL)).isEqualTo(LoadClass.LIGHT);
        assertThat(end.asleep(RS2)).isTrue();
    }

    @Test
    void aHostThatSleepsLongerThanItMayNotBeWokenSoonerIsWoken() {
        var policy = asleepAtLeast(Duration.ofMinutes(10));
        var early = moderate(lightPool(), policy, WEB);
        assertThat(early.groups()).isEmpty();
        assertThat(early.groupReasons().get(WEB))
                .contains(
                        "W2 stays: RS3 sleeps since 2026-11-01T12:00:00Z, and is left so for 600 s");
        var later = lightPool().asleepSince(RS3, NOW.minus(Duration.ofMinutes(10)));
        assertThat(moderate(later, policy, WEB).steps()).startsWith(new WakeHosts(List.of(RS3)));
    }

    @Test
    void whatCannotComeBackIsLeftAndTheGroupIsServedByTheRest() {
        var pool = lightPool().maintenance(RS3);
        var plan = moderate(pool, FTP);
        assertThat(plan.steps())
                .containsExactly(new WakeHosts(List.of(RS2)), new ReturnServer(FTP, F1, RS1, RS2));
        assertThat(plan.groupReasons().get(FTP))
                .isEqualTo(
                        "goes moderate: cpu 60 % is above 50 %; F2 stays: RS3 is in maintenance");
        pool.after(plan.steps());
        assertThat(pool.placement().condition(FTP)).isEqualTo(LoadCondition.LIGHT);
        assertThat(pool.placement().suspended(FTP))
                .extracting(ServerRow::server)
                .containsExactly(F2);
    }

    @Test
    void whatWasLeftFollowsWhenItCan() {
        var pool = lightPool().maintenance(F2);
        pool.after(moderate(pool, FTP).steps());
        assertThat(pool.placement().condition(FTP)).isEqualTo(LoadCondition.LIGHT);
        var again = Pools.sample().at(pool.placement());
        assertThat(moderate(again, FTP).steps())
                .contains(
                        new ResumeServer(FTP, F2, RS3),
                        new RecordShape(FTP, LoadCondition.LIGHT, LoadCondition.MODERATE));
    }

    @Test
    void aHostOfUnknownPowerIsNotWaitedFor() {
        var plan = moderate(lightPool().powerUnknown(RS2), MAIL);
        assertThat(plan.groups()).isEmpty();
        assertThat(plan.groupReasons().get(MAIL))
                .contains("M2 stays: it is not known whether RS2 is awake");
    }

    @Test
    void aStandbyThatStandsInForAMigratedTargetFollowsItHome() { // SIF-10d
        var pool = lightPool().standsIn(FB, F1);
        var plan = moderate(pool, FTP);
        assertThat(plan.steps()).contains(new ReturnServer(FTP, FB, MS, RS2));
        pool.after(plan.steps());
        var end = pool.placement();
        assertThat(end.hostOf(FB)).contains(RS2);
        assertThat(end.inOperation(FB).orElseThrow().vips()).containsExactly(Pools.vip(103));
        assertThat(end.inOperation(F2).orElseThrow().vips()).containsExactly(Pools.vip(106));
        assertThat(end.shape(FTP)).isEqualTo(LoadClass.MODERATE);
    }

    @Test
    void aHostThatAGroupNeedsDoesNotSleep() {
        var pool = lightPool().awakeSince(RS3, NOW.minusSeconds(9999)).maintenance(W2);
        var plan = moderate(pool, WEB);
        assertThat(plan.groups()).isEmpty();
        assertThat(plan.hostReasons())
                .containsEntry(RS3, "RS3 is needed by a group that becomes larger");
    }

    @Test
    void aStepMayNotBeTakenOnAHostThatSleeps() {
        assertThat(
                        Walk.whyNot(lightPool().placement(), new ResumeServer(MAIL, M2, RS2))
                                .orElseThrow())
                .isEqualTo("RS2 is not known to be awake");
    }

    private static PowerPolicy asleepAtLeast(Duration time) {
        var paper = PowerPolicy.PAPER;
        return new PowerPolicy(
                paper.lightState(),
                paper.secondHost(),
                paper.reserve(),
                new Times(Duration.ZERO, time, Duration.ZERO),
                paper.payBack(),
                paper.grace());
    }
}
