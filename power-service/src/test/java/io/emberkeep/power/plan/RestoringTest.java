package io.emberkeep.power.plan;

import static io.emberkeep.power.plan.Pools.ALL;
import static io.emberkeep.power.plan.Pools.F1;
import static io.emberkeep.power.plan.Pools.F2;
import static io.emberkeep.power.plan.Pools.FTP;
import static io.emberkeep.power.plan.Pools.MS;
import static io.emberkeep.power.plan.Pools.RS1;
import static io.emberkeep.power.plan.Pools.RS2;
import static io.emberkeep.power.plan.Pools.RS3;
import static io.emberkeep.power.plan.Pools.W1;
import static io.emberkeep.power.plan.Pools.W2;
import static io.emberkeep.power.plan.Pools.WB;
import static io.emberkeep.power.plan.Pools.WEB;
import static io.emberkeep.power.plan.Pools.vip;
import static io.emberkeep.power.plan.Pools.wanting;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.Step.MoveVips;
import io.emberkeep.contract.transition.Step.ResumeServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A drained host is left alone until its maintenance ends, and then gets its servers back. */
class RestoringTest {

    private static final PowerPolicy POLICY = PowerPolicy.PAPER;

    private static Pools drained() {
        var pool = Pools.sample();
        var plan = (Errand.Steps) Draining.plan(pool.view(), RS3, false, POLICY);
        return pool.after(plan.steps());
    }

    @Test
    void nothingComesBackDuringTheMaintenance() {
        var pool = drained().maintenance(RS3);
        assertThat(Restoring.plan(pool.view(), WEB, POLICY)).isEmpty();
        for (var wanted : LoadClass.values()) {
            assertThat(PowerPlanner.plan(pool.view(), wanting(wanted, ALL), POLICY).steps())
                    .as("%s", wanted)
                    .noneMatch(step -> step.toString().contains("RS3"));
        }
    }

    @Test
    void itsEndGivesServersAndVipsBack() {
        var pool = drained();
        assertThat(Restoring.plan(pool.view(), WEB, POLICY))
                .containsExactly(
                        new ResumeServer(WEB, W2, RS3),
                        new MoveVips(WEB, List.of(vip(105)), W1, RS1, W2, RS3, Duration.ZERO));
        pool.after(Restoring.plan(pool.view(), WEB, POLICY));
        pool.after(Restoring.plan(pool.view(), FTP, POLICY));
        assertThat(pool.placement()).isEqualTo(Pools.sample().placement());
    }

    @Test
    void whoWasMigratedComesBackToo() {
        var pool =
                Pools.sample()
                        .after(
                                List.of(
                                        new MoveVips(
                                                FTP,
                                                List.of(vip(106)),
                                                F2,
                                                RS3,
                                                F1,
                                                RS2,
                                                Duration.ZERO),
                                        new Step.SuspendServer(FTP, F2, RS3),
                                        new Step.MigrateServer(FTP, F1, RS2, RS1)));
        assertThat(Restoring.plan(pool.view(), FTP, POLICY))
                .contains(new ResumeServer(FTP, F2, RS3), new Step.ReturnServer(FTP, F1, RS1, RS2));
    }

    @Test
    void vipsThatADrainLeftBehindGoHome() {
        var move = new MoveVips(WEB, List.of(vip(105)), W2, RS3, W1, RS1, Duration.ZERO);
        var pool = Pools.sample().after(List.of(move));
        assertThat(Restoring.plan(pool.view(), WEB, POLICY))
                .containsExactly(move.undo().orElseThrow());
    }

    @Test
    void aLightGroupIsLeftToPowerSaving() {
        var pool = Pools.sample();
        pool.after(PowerPlanner.plan(pool.view(), wanting(LoadClass.LIGHT, ALL), POLICY).steps());
        assertThat(ALL).allMatch(group -> Restoring.plan(pool.view(), group, POLICY).isEmpty());
    }

    @Test
    void aStandbyThatCouldNotBeBroughtHomeGoesThereOnceItsHostsAreAwake() {
        var pool = Pools.sample().away(WB, RS3);
        var home = new Step.BringStandbyHome(WEB, WB, RS3, MS);
        assertThat(Restoring.plan(pool.view(), WEB, POLICY)).containsExactly(home);
        assertThat(Restoring.plan(pool.view(), FTP, POLICY)).isEmpty();
        assertThat(Restoring.plan(pool.powerUnknown(RS3).view(), WEB, POLICY)).isEmpty();
        pool.awakeSince(RS3, Pools.NOW).after(List.of(home));
        assertThat(Restoring.plan(pool.view(), WEB, POLICY)).isEmpty();
    }

    @Test
    void untilThenItsHostStaysAwake() { // PSS-6
        var pool = Pools.sample().away(WB, RS3);
        var plan = PowerPlanner.plan(pool.view(), wanting(LoadClass.LIGHT, ALL), POLICY);
        assertThat(plan.sleeps()).noneMatch(step -> step.host().equals(RS3));
        assertThat(plan.hostReasons().get(RS3)).contains("Wb waits on RS3");
    }

    @Test
    void aPoolThatSavesNothingAnyMoreGetsAllBackAndIsModerate() {
        var pool = Pools.sample();
        pool.after(PowerPlanner.plan(pool.view(), wanting(LoadClass.LIGHT, ALL), POLICY).steps());
        pool.withoutPower();
        ALL.forEach(group -> pool.after(Restoring.plan(pool.view(), group, POLICY)));
        assertThat(pool.placement()).isEqualTo(Pools.sample().withoutPower().placement());
    }
}
