package io.emberkeep.power.plan;

import static io.emberkeep.power.plan.Pools.ALL;
import static io.emberkeep.power.plan.Pools.FTP;
import static io.emberkeep.power.plan.Pools.MAIL;
import static io.emberkeep.power.plan.Pools.RS1;
import static io.emberkeep.power.plan.Pools.RS2;
import static io.emberkeep.power.plan.Pools.RS3;
import static io.emberkeep.power.plan.Pools.WB;
import static io.emberkeep.power.plan.Pools.WEB;
import static io.emberkeep.power.plan.Pools.wanting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.power.plan.PowerPolicy.LightState;
import io.emberkeep.power.plan.PowerPolicy.PayBack;
import io.emberkeep.power.plan.PowerPolicy.Reserve;
import io.emberkeep.power.plan.PowerPolicy.Times;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The pool's policy: reserve, pay-back, and what can never be met. */
class PolicyTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    static PowerPolicy paperWith(Times times) {
        return policy(LightState.SINGLE, new Reserve(0, 0), times, Optional.empty());
    }

    private static PowerPolicy paperWith(Reserve reserve) {
        return policy(LightState.SINGLE, reserve, PowerPolicy.PAPER.times(), Optional.empty());
    }

    private static PowerPolicy paperWith(PayBack payBack) {
        return policy(
                LightState.SINGLE,
                new Reserve(0, 0),
                PowerPolicy.PAPER.times(),
                Optional.of(payBack));
    }

    private static PowerPolicy policy(
            LightState state, Reserve reserve, Times times, Optional<PayBack> payBack) {
        return new PowerPolicy(state, Optional.empty(), reserve, times, payBack, Duration.ZERO);
    }

    private static PoolPlan light(Pools pool, PowerPolicy policy, List<GroupId> groups) {
        return PowerPlanner.plan(pool.view(), wanting(LoadClass.LIGHT, groups), policy);
    }

    private static List<HostId> sleeping(PoolPlan plan) {
        return plan.sleeps().stream().map(Step.SleepHost::host).toList();
    }

    @Test
    void neverFewerHostsAreAwakeThanTheReserve() {
        var plan = light(Pools.sample(), paperWith(new Reserve(2, 0)), ALL);
        assertThat(sleeping(plan)).containsExactly(RS2);
        assertThat(plan.hostReasons())
                .containsEntry(RS3, "would leave 1 hosts awake, the reserve is 2");
    }

    @Test
    void hostsInMaintenanceAreNoReserve() {
        var pool = Pools.sample();
        pool.after(light(pool, paperWith(new Reserve(9, 0)), ALL).steps()).maintenance(RS3);
        assertThat(light(pool, paperWith(new Reserve(2, 0)), ALL).sleeps()).isEmpty();
    }

    @Test
    void aHostWithTheLastFreeStandbyStaysAwake() {
        var pool =
                Pools.from(
                        Pools.sampleText()
                                .replace(
                                        "ip: 127.21.14.52, host: MS",
                                        "ip: 127.21.14.52, host: RS3"));
        var plan = light(pool, paperWith(new Reserve(1, 1)), ALL);
        assertThat(sleeping(plan)).containsExactly(RS2);
        assertThat(plan.hostReasons())
                .containsEntry(RS3, "would leave Web 0 free standbys, the reserve is 1");
    }

    @Test
    void aGroupWhoseStandbyIsTakenDoesNotGoLight() {
        var plan = light(Pools.sample().maintenance(WB), paperWith(new Reserve(1, 1)), ALL);
        assertThat(plan.groupReasons().get(WEB))
                .endsWith("but Web has 0 free standbys, the reserve is 1");
    }

    @Test
    void aTransitionThatLetsNoHostSleepIsNotWorthIt() {
        var plan = light(Pools.sample(), paperWith(payBack(Duration.ofHours(1))), List.of(WEB));
        assertThat(plan.groups()).isEmpty();
        assertThat(plan.groupReasons().get(WEB)).endsWith("but it would let no host sleep");
    }

    @Test
    void groupsAreWeighedTogether() { // RS3 sleeps only when W2 and F2 both leave it
        var plan =
                light(Pools.sample(), paperWith(payBack(Duration.ofHours(1))), List.of(WEB, FTP));
        assertThat(plan.groups()).extracting(GroupPlan::group).containsExactly(WEB, FTP);
        assertThat(sleeping(plan)).containsExactly(RS3);
    }

    @Test
    void whoAddsNothingToTheOthersIsLeftOut() {
        var plan =
                light(Pools.sample(), paperWith(payBack(Duration.ofHours(1))), List.of(MAIL, WEB));
        assertThat(plan.groups()).isEmpty();
    }

    @Test
    void itMustPayForItselfInTime() {
        // RS2 and RS3: 2 × 35 s at 120 W, one migration there and back 2 × 2 × 30 s at 60 W more;
        // 112 W saved.
        var cost = 2 * 35 * 120 + 2 * 2 * 30 * 60;
        var seconds = cost / 112.0;
        var soon = Duration.ofSeconds((long) seconds);
        assertThat(light(Pools.sample(), paperWith(payBack(soon.plusSeconds(1))), ALL).groups())
                .hasSize(3);
        var plan = light(Pools.sample(), paperWith(payBack(soon.minusSeconds(30))), ALL);
        assertThat(plan.groups()).isEmpty();
        assertThat(plan.groupReasons().values())
                .anyMatch(reason -> reason.contains("it would pay for itself after 139 s"));
    }

    @Test
    void hostsWithoutWattsSaveNothingThatIsKnown() {
        var pool =
                Pools.from(
                        Pools.sampleText()
                                .replace("    watts: {idle: 60, busy: 120, suspended: 4}\n", "")
                                .replace("  power:\n", "  power:\n    payBack: none\n"));
        var policy = paperWith(payBack(Duration.ofHours(1)));
        assertThat(light(pool, policy, ALL).groups()).isEmpty();
        assertThat(PolicyCheck.faults(policy, pool.view().configuration().inventory()))
                .singleElement()
                .asString()
                .contains("names its watts");
    }

    @Test
    void aHostThatCouldNotBeWokenIsNotPutToSleep() {
        var pool = Pools.from(Pools.sampleText().replace("    mac: 02:00:00:00:02:03\n", ""));
        var plan = light(pool, PowerPolicy.PAPER, ALL);
        assertThat(sleeping(plan)).containsExactly(RS2);
        assertThat(plan.hostReasons()).containsEntry(RS3, "RS3 has no mac: it could not be woken");
    }

    @Test
    void theDefaultLetsTheSamplePoolGoLight() {
        var inventory = Pools.sample().view().configuration().inventory();
        assertThat(PolicyCheck.faults(PowerPolicy.DEFAULT, inventory)).isEmpty();
        assertThat(sleeping(light(Pools.sample(), PowerPolicy.DEFAULT, ALL)))
                .containsExactly(RS2, RS3);
    }

    @Test
    void aPolicyThatCanNeverBeMetIsRefused() {
        var inventory = Pools.sample().view().configuration().inventory();
        assertThat(PolicyCheck.faults(paperWith(new Reserve(4, 0)), inventory))
                .containsExactly(
                        "the policy wants 4 hosts awake, and the pool has 3 besides management hosts");
        assertThat(PolicyCheck.faults(paperWith(new Reserve(1, 2)), inventory))
                .hasSize(3)
                .contains("Web has 1 standbys, and the reserve is 2: it could never go light");
        assertThat(PolicyCheck.faults(second(RS1), inventory))
                .containsExactly(
                        "secondHost RS1 is a base host: two servers there would not be redundant");
        assertThat(PolicyCheck.faults(second(new HostId("RS9")), inventory))
                .containsExactly("secondHost RS9 is no host of the pool");
        assertThat(PolicyCheck.faults(second(RS2), inventory)).isEmpty();
    }

    @Test
    void settingsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new Reserve(-1, 0)).hasMessageContaining("never negative");
        assertThatThrownBy(() -> new Times(MINUTE.negated(), MINUTE, MINUTE))
                .hasMessageContaining("never negative");
        assertThatThrownBy(() -> new PayBack(Duration.ZERO, MINUTE, MINUTE))
                .hasMessageContaining("longer than nothing");
        assertThatThrownBy(
                        () ->
                                new PowerPolicy(
                                        LightState.SINGLE,
                                        Optional.of(RS2),
                                        new Reserve(0, 0),
                                        PowerPolicy.PAPER.times(),
                                        Optional.empty(),
                                        Duration.ZERO))
                .hasMessageContaining("secondHost (RS2)");
        assertThatThrownBy(
                        () ->
                                new PowerPolicy(
                                        LightState.SINGLE,
                                        Optional.empty(),
                                        new Reserve(0, 0),
                                        PowerPolicy.PAPER.times(),
                                        Optional.empty(),
                                        MINUTE.negated()))
                .hasMessageContaining("grace");
    }

    private static PowerPolicy second(HostId host) {
        return new PowerPolicy(
                LightState.REDUNDANT,
                Optional.of(host),
                new Reserve(0, 0),
                PowerPolicy.PAPER.times(),
                Optional.empty(),
                Duration.ZERO);
    }

    private static PayBack payBack(Duration within) {
        return new PayBack(within, Duration.ofSeconds(35), Duration.ofSeconds(30));
    }
}
