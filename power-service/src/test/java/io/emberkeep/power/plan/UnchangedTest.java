package io.emberkeep.power.plan;

import static io.emberkeep.power.plan.Pools.ALL;
import static io.emberkeep.power.plan.Pools.MAIL;
import static io.emberkeep.power.plan.Pools.NOW;
import static io.emberkeep.power.plan.Pools.RS1;
import static io.emberkeep.power.plan.Pools.RS2;
import static io.emberkeep.power.plan.Pools.RS3;
import static io.emberkeep.power.plan.Pools.W1;
import static io.emberkeep.power.plan.Pools.W2;
import static io.emberkeep.power.plan.Pools.WB;
import static io.emberkeep.power.plan.Pools.WEB;
import static io.emberkeep.power.plan.Pools.wanting;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.Rows.TroubleRow;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is left alone: incidents, claims, the user's hand, shortest times (PSS-8, DESIGN rules 4 and 12). */
class UnchangedTest {

    private static final IncidentId ONE = new IncidentId("incident-1");

    private static Incident incident(IncidentState state) {
        return new Incident(
                ONE,
                W2,
                TroubleKind.NETWORK,
                state,
                Epoch.ZERO.next(),
                new MemberId("monitor-1"),
                state.isOpen(),
                Optional.of(WB),
                List.of(Pools.vip(105)),
                Optional.of(RS3),
                Optional.empty(),
                Optional.empty(),
                NOW,
                NOW,
                Optional.empty(),
                Optional.empty());
    }

    private static PoolPlan light(Pools pool, PowerPolicy policy) {
        return PowerPlanner.plan(pool.view(), wanting(LoadClass.LIGHT, ALL), policy);
    }

    private static PoolPlan light(Pools pool) {
        return light(pool, PowerPolicy.PAPER);
    }

    private static List<Step> groupSteps(PoolPlan plan) {
        return plan.groups().stream().flatMap(group -> group.steps().stream()).toList();
    }

    private static List<GroupId> changed(PoolPlan plan) {
        return plan.groups().stream().map(GroupPlan::group).toList();
    }

    @Test
    void aGroupWithAnOpenIncidentIsNotChangedAndItsHostStaysAwake() { // PSS-6, PSS-8
        var plan = light(Pools.sample().incident(incident(IncidentState.RECOVERING)));
        assertThat(changed(plan)).doesNotContain(WEB).contains(MAIL);
        assertThat(plan.groupReasons())
                .containsEntry(
                        WEB,
                        "would go light (4 of 4 lights in a row), but incident incident-1 of W2 is open");
        assertThat(plan.sleeps()).doesNotContain(new Step.SleepHost(RS3));
    }

    @Test
    void nobodySleepsUnderAServerThatIsBeingRecovered() { // PSS-6
        var pool = Pools.sample();
        var alone = pool.after(groupSteps(light(pool)));
        var plan = light(alone.incident(incident(IncidentState.FUNCTION_RECOVERED)));
        assertThat(plan.hostReasons()).containsEntry(RS3, "RS3 is part of incident incident-1");
        assertThat(plan.sleeps()).containsExactly(new Step.SleepHost(RS2));
    }

    @Test
    void aHostWhoseServerIsGivenUpOrHeldIsNotPutToSleep() {
        for (var state : List.of(IncidentState.GIVEN_UP, IncidentState.HELD)) {
            var pool = Pools.sample();
            var plan = light(pool.after(groupSteps(light(pool))).incident(incident(state)));
            assertThat(plan.hostReasons()).containsEntry(RS3, "RS3 is part of incident incident-1");
            assertThat(plan.sleeps()).containsExactly(new Step.SleepHost(RS2));
        }
    }

    @Test
    void aGroupOfWhomAServerIsGivenUpDoesNotGoLightAndComesBackWithoutIt() {
        var given = light(Pools.sample().incident(incident(IncidentState.GIVEN_UP)));
        assertThat(changed(given)).doesNotContain(WEB).contains(MAIL);
        assertThat(given.groupReasons().get(WEB)).contains("incident incident-1 of W2 is not over");
        var pool = Pools.sample();
        pool.after(light(pool).steps()).incident(incident(IncidentState.GIVEN_UP));
        var back =
                PowerPlanner.plan(pool.view(), wanting(LoadClass.MODERATE, ALL), PowerPolicy.PAPER);
        assertThat(changed(back)).doesNotContain(WEB);
        assertThat(back.groupReasons().get(WEB))
                .contains("W2 stays: incident incident-1 of it is not over");
    }

    @Test
    void itGoesNeitherLightNorModerateWhileTheIncidentIsOpen() {
        var pool = Pools.sample();
        pool.after(light(pool).steps()).incident(incident(IncidentState.RETURNING));
        var plan =
                PowerPlanner.plan(pool.view(), wanting(LoadClass.MODERATE, ALL), PowerPolicy.PAPER);
        assertThat(changed(plan)).doesNotContain(WEB).contains(MAIL);
    }

    @Test
    void aServerInTroubleIsNotTouched() {
        var plan = light(Pools.sample().trouble(new TroubleRow(W1, TroubleKind.SERVICE, NOW)));
        assertThat(plan.groupReasons().get(WEB)).endsWith("but W1 is in trouble");
    }

    @Test
    void aServerOrHostThatIsHeldIsNotTouched() { // DESIGN rule 2
        var plan =
                light(
                        Pools.sample()
                                .hold(hold(ResourceId.of(W1), Hold.Use.ALONE))
                                .hold(hold(ResourceId.of(RS2), Hold.Use.AWAKE)));
        assertThat(plan.groupReasons().get(WEB)).contains("W1 is held by");
        assertThat(plan.hostReasons().get(RS2)).contains("RS2 is held by");
        assertThat(plan.sleeps()).isEmpty();
    }

    @Test
    void aHoldThatIsFreeIsNone() {
        var free = new Hold(ResourceId.of(W1), Epoch.ZERO.next(), Hold.Use.FREE, List.of());
        assertThat(changed(light(Pools.sample().hold(free)))).contains(WEB);
    }

    @Test
    void maintenanceIsTheUsersHand() { // DESIGN rule 12
        assertThat(light(Pools.sample().maintenance(W2)).groupReasons().get(WEB))
                .endsWith("but W2 is in maintenance");
        assertThat(light(Pools.sample().maintenance(RS3)).groupReasons().get(WEB))
                .endsWith("but RS3, which hosts W2, is in maintenance");
        assertThat(changed(light(Pools.sample().maintenance(RS1)))).isEmpty();
    }

    @Test
    void aDisarmedPoolIsNotTouched() {
        var pool = Pools.sample();
        var empty = pool.after(groupSteps(light(pool)));
        var plan = light(empty.mode(Mode.DISARMED));
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.hostReasons()).containsEntry(RS2, "the pool is disarmed");
    }

    @Test
    void aReportOnlyPoolIsPlannedForAndSaidSo() {
        var plan = light(Pools.sample().mode(Mode.REPORT_ONLY));
        assertThat(plan.onlyReported()).isTrue();
        assertThat(plan.steps()).isNotEmpty();
        assertThat(light(Pools.sample()).onlyReported()).isFalse();
    }

    @Test
    void aGroupThatChangedJustNowStaysModerate() {
        var policy =
                PolicyTest.paperWith(new PowerPolicy.Times(seconds(300), seconds(0), seconds(300)));
        var plan = light(Pools.sample().changed(WEB, NOW.minusSeconds(20)), policy);
        assertThat(plan.groupReasons().get(WEB))
                .endsWith("but it changed at 2026-11-01T11:59:40Z, and is left so for 300 s");
    }

    @Test
    void aHostThatWokeJustNowStaysAwake() {
        var policy =
                PolicyTest.paperWith(new PowerPolicy.Times(seconds(300), seconds(0), seconds(0)));
        var plan = light(Pools.sample().awakeSince(RS2, NOW.minusSeconds(20)), policy);
        assertThat(plan.hostReasons())
                .containsEntry(
                        RS2, "RS2 is awake since 2026-11-01T11:59:40Z, and is left so for 300 s");
        assertThat(plan.sleeps()).containsExactly(new Step.SleepHost(RS3));
    }

    @Test
    void aHostOfWhichNothingIsKnownIsLeftAlone() {
        var pool = Pools.sample();
        pool.after(groupSteps(light(pool)));
        assertThat(light(pool.powerUnknown(RS2)).hostReasons())
                .containsEntry(RS2, "it is not known whether RS2 is awake");
    }

    @Test
    void aGroupThatNobodyKnowsIsNamed() {
        var nobody = new GroupId("Nobody");
        var plan =
                PowerPlanner.plan(
                        Pools.sample().view(),
                        wanting(LoadClass.LIGHT, List.of(nobody)),
                        PowerPolicy.PAPER);
        assertThat(plan.groupReasons()).containsEntry(nobody, "there is no group Nobody");
        assertThat(plan.steps()).isEmpty();
    }

    @Test
    void aGroupAtRestSaysWhy() {
        var plan =
                PowerPlanner.plan(
                        Pools.sample().view(),
                        wanting(LoadClass.MODERATE, List.of(WEB)),
                        PowerPolicy.PAPER);
        assertThat(plan.groupReasons())
                .containsEntry(WEB, "stays moderate: cpu 60 % is above 50 %");
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Hold hold(ResourceId resource, Hold.Use use) {
        return new Hold(resource, Epoch.ZERO.next(), use, List.of(HolderId.of(ONE)));
    }
}
