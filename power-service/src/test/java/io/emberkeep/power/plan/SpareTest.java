package io.emberkeep.power.plan;

import static io.emberkeep.power.plan.Pools.MS;
import static io.emberkeep.power.plan.Pools.RS1;
import static io.emberkeep.power.plan.Pools.RS3;
import static io.emberkeep.power.plan.Pools.W1;
import static io.emberkeep.power.plan.Pools.W2;
import static io.emberkeep.power.plan.Pools.WB;
import static io.emberkeep.power.plan.Pools.WEB;
import static io.emberkeep.power.plan.Pools.vip;
import static io.emberkeep.power.plan.Pools.wanting;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Applied;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.Step.MoveVips;
import io.emberkeep.contract.transition.Step.StartSpare;
import io.emberkeep.contract.transition.Step.StopSpare;
import io.emberkeep.contract.transition.Walk;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PSS-11: the heavy class. */
class SpareTest {

    private static Pools pool() {
        return Pools.from(
                Pools.sampleText()
                        .replace("vips: [127.21.14.102]", "vips: [127.21.14.102, 127.21.14.112]"));
    }

    private static PoolPlan plan(Pools pool, LoadClass wanted, PowerPolicy policy) {
        return PowerPlanner.plan(pool.view(), wanting(wanted, List.of(WEB)), policy);
    }

    private static PoolPlan heavy(Pools pool) {
        return plan(pool, LoadClass.HEAVY, PowerPolicy.PAPER);
    }

    @Test
    void theSpareIsStartedAndTakesAShareOfTheVips() {
        assertThat(heavy(pool()).groups().getFirst().steps())
                .containsExactly(
                        new StartSpare(WEB, WB, MS),
                        new MoveVips(WEB, List.of(vip(112)), W1, RS1, WB, MS, Duration.ZERO));
    }

    @Test
    void aGroupWithASpareIsHeavyAndItsOtherServersAreItsSmallerShape() {
        var pool = pool();
        pool.after(heavy(pool).steps());
        assertThat(pool.placement().shape(WEB)).isEqualTo(LoadClass.HEAVY);
        assertThat(PowerPlanner.ifSmaller(pool.view(), WEB, PowerPolicy.PAPER))
                .containsExactly(W1, W2);
    }

    @Test
    void itIsPutBackAndAllIsAsItWas() {
        var pool = pool();
        var before = pool.placement();
        pool.after(heavy(pool).steps());
        var back = plan(pool, LoadClass.MODERATE, PowerPolicy.PAPER);
        assertThat(back.groups().getFirst().steps())
                .containsExactly(
                        new MoveVips(WEB, List.of(vip(112)), WB, MS, W1, RS1, Duration.ZERO),
                        new StopSpare(WEB, WB, MS));
        assertThat(pool.after(back.steps()).placement()).isEqualTo(before);
    }

    @Test
    void aHeavyGroupDoesNotGoLightInOneStep() {
        var pool = pool();
        pool.after(heavy(pool).steps());
        assertThat(plan(pool, LoadClass.LIGHT, PowerPolicy.PAPER).groups()).isEmpty();
    }

    @Test
    void withOneVipEachThereIsNothingToShare() {
        assertThat(heavy(Pools.sample()).groupReasons().get(WEB))
                .endsWith("but each server of Web has one VIP only: none can be shared");
    }

    @Test
    void theReserveOfStandbysIsNotUsedUp() {
        assertThat(plan(pool(), LoadClass.HEAVY, PowerPolicy.DEFAULT).groupReasons().get(WEB))
                .endsWith("but would leave Web 0 free standbys, the reserve is 1");
    }

    @Test
    void aSpareThatIsTakenIsNone() {
        assertThat(heavy(pool().maintenance(WB)).groupReasons().get(WEB))
                .endsWith("but Web has no free standby to be its spare");
    }

    @Test
    void aStandbyThatStandsInIsNoSpare() {
        var pool = Pools.sample().standsIn(WB, W2);
        assertThat(pool.placement().shape(WEB)).isEqualTo(LoadClass.MODERATE);
        assertThat(pool.placement().awake(RS3)).isTrue();
    }

    @Test
    void onlyASpareIsPutBackAsOne() { // PSS-9: nobody else's row may be gone
        var now = Pools.sample().standsIn(WB, W2).placement();
        assertThat(Walk.whyNot(now, new Step.StopSpare(WEB, W1, RS1)).orElseThrow())
                .contains("W1 still has");
        var without =
                Applied.after(
                        now,
                        new Step.MoveVips(WEB, List.of(vip(102)), W1, RS1, WB, MS, Duration.ZERO));
        assertThat(Walk.whyNot(without, new Step.StopSpare(WEB, W1, RS1)))
                .contains("W1 is no spare of Web");
    }
}
