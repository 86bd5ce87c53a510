package io.emberkeep.power.plan;

import static io.emberkeep.power.plan.Pools.ALL;
import static io.emberkeep.power.plan.Pools.F1;
import static io.emberkeep.power.plan.Pools.F2;
import static io.emberkeep.power.plan.Pools.FTP;
import static io.emberkeep.power.plan.Pools.M1;
import static io.emberkeep.power.plan.Pools.M2;
import static io.emberkeep.power.plan.Pools.MAIL;
import static io.emberkeep.power.plan.Pools.MS;
import static io.emberkeep.power.plan.Pools.RS1;
import static io.emberkeep.power.plan.Pools.RS2;
import static io.emberkeep.power.plan.Pools.RS3;
import static io.emberkeep.power.plan.Pools.W1;
import static io.emberkeep.power.plan.Pools.W2;
import static io.emberkeep.power.plan.Pools.WEB;
import static io.emberkeep.power.plan.Pools.vip;
import static io.emberkeep.power.plan.Pools.wanting;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.Rows.TroubleRow;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.Step.BeginMaintenance;
import io.emberkeep.contract.transition.Step.MigrateServer;
import io.emberkeep.contract.transition.Step.MoveServer;
import io.emberkeep.contract.transition.Step.MoveVips;
import io.emberkeep.contract.transition.Step.ResumeServer;
import io.emberkeep.contract.transition.Step.ReturnServer;
import io.emberkeep.contract.transition.Step.SuspendServer;
import io.emberkeep.contract.transition.Step.WakeHosts;
import io.emberkeep.power.plan.PowerPolicy.Reserve;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A host is emptied: VIPs first, then suspended or migrated, then maintenance. */
class DrainingTest {

    private static final Duration NONE = Duration.ZERO;

    private static Errand drain(Pools pool, HostId host) {
        return Draining.plan(pool.view(), host, false, PowerPolicy.PAPER);
    }

    private static List<Step> steps(Errand errand) {
        return switch (errand) {
            case Errand.Steps(var steps, _) -> steps;
            case Errand.Refused(var reason) -> throw new AssertionError(reason);
        };
    }

    private static List<String> notes(Errand errand) {
        return ((Errand.Steps) errand).notes();
    }

    private static String refused(Errand errand) {
        return ((Errand.Refused) errand).reason();
    }

    /** All three groups on RS1, the others asleep: as figure 4 of C ends. */
    private static Pools lightPool() {
        var pool = Pools.sample();
        return pool.after(
                PowerPlanner.plan(pool.view(), wanting(LoadClass.LIGHT, ALL), PowerPolicy.PAPER)
                        .steps());
    }

    @Test
    void vipsGoFirstToTheRestOfTheGroupThenServersAreSuspendedThenTheHostIsInMaintenance() {
        assertThat(steps(drain(Pools.sample(), RS3)))
                .containsExactly(
                        new MoveVips(WEB, List.of(vip(105)), W2, RS3, W1, RS1, NONE),
                        new SuspendServer(WEB, W2, RS3),
                        new MoveVips(FTP, List.of(vip(106)), F2, RS3, F1, RS2, NONE),
                        new SuspendServer(FTP, F2, RS3),
                        new BeginMaintenance(RS3));
    }

    @Test
    void theLastOfAGroupIsMigratedToAHostThatIsAwake() {
        var pool = Pools.sample();
        pool.after(
                List.of(
                        new MoveVips(WEB, List.of(vip(102)), W1, RS1, W2, RS3, NONE),
                        new SuspendServer(WEB, W1, RS1)));
        pool.maintenance(W1);
        assertThat(steps(drain(pool, RS3))).startsWith(new MigrateServer(WEB, W2, RS3, RS1));
    }

    @Test
    void aSuspendedOneElsewhereIsResumedAndTakesTheVips() {
        var pool = Pools.sample();
        pool.after(
                List.of(
                        new MoveVips(WEB, List.of(vip(105)), W2, RS3, W1, RS1, NONE),
                        new SuspendServer(WEB, W2, RS3)));
        assertThat(steps(drain(pool, RS1)))
                .startsWith(
                        new MoveVips(MAIL, List.of(vip(101)), M1, RS1, M2, RS2, NONE),
                        new SuspendServer(MAIL, M1, RS1),
                        new ResumeServer(WEB, W2, RS3),
                        new MoveVips(WEB, List.of(vip(102), vip(105)), W1, RS1, W2, RS3, NONE));
    }

    @Test
    void theHostOnWhichALightPoolIsGatheredIsDrainedOntoHostsThatAreWoken() {
        var pool = lightPool();
        var steps = steps(drain(pool, RS1));
        assertThat(steps)
                .contains(
                        new WakeHosts(List.of(RS2)),
                        new ResumeServer(MAIL, M2, RS2),
                        new WakeHosts(List.of(RS3)),
                        new ResumeServer(WEB, W2, RS3));
        pool.after(steps);
        assertThat(pool.placement().operation())
                .noneMatch(row -> row.realServer().equals(Pools.on(RS1)))
                .hasSize(3);
    }

    @Test
    void whoWasMigratedThereReturnsOrGoesOnIfItCannot() {
        var away =
                List.<Step>of(
                        new MoveVips(FTP, List.of(vip(106)), F2, RS3, F1, RS2, NONE),
                        new SuspendServer(FTP, F2, RS3),
                        new MigrateServer(FTP, F1, RS2, RS1));
        var alone = Pools.sample().after(away).maintenance(F2);
        assertThat(steps(drain(alone, RS1))).contains(new ReturnServer(FTP, F1, RS1, RS2));
        var lost = Pools.sample().after(away).maintenance(F2).powerUnknown(RS2);
        assertThat(steps(drain(lost, RS1)))
                .contains(new MigrateServer(MAIL, M1, RS1, RS3), new MoveServer(FTP, F1, RS1, RS3));
    }

    @Test
    void whereThereIsNoRoomThatIsSaidHostByHost() {
        var pool = Pools.sample().powerUnknown(RS2).powerUnknown(RS3);
        assertThat(refused(drain(pool, RS1)))
                .isEqualTo(
                        "nobody else of Mail could serve, and there is no other host for M1"
                                + " (MS is a management host; it is not known whether RS2 is awake;"
                                + " it is not known whether RS3 is awake)");
    }

    @Test
    void standbysAndSuspendedServersStayAndThatIsSaid() {
        var pool = lightPool().asleepSince(RS3, Pools.NOW);
        pool.awakeSince(RS3, Pools.NOW);
        assertThat(notes(drain(pool, RS3)))
                .containsExactly(
                        "W2, F2, suspended, stay on RS3 and cover nobody until its maintenance ends");
        assertThat(steps(drain(pool, RS3))).containsExactly(new BeginMaintenance(RS3));
    }

    @Test
    void theReserveIsKeptUnlessForced() {
        var policy =
                new PowerPolicy(
                        PowerPolicy.PAPER.lightState(),
                        PowerPolicy.PAPER.secondHost(),
                        new Reserve(3, 0),
                        PowerPolicy.PAPER.times(),
                        PowerPolicy.PAPER.payBack(),
                        NONE);
        var view = Pools.sample().view();
        assertThat(refused(Draining.plan(view, RS3, false, policy)))
                .isEqualTo(
                        "would leave 2 hosts awake, the reserve is 3; --force drains it nevertheless");
        assertThat(steps(Draining.plan(view, RS3, true, policy)))
                .endsWith(new BeginMaintenance(RS3));
        assertThat(refused(Draining.plan(view, MS, false, PowerPolicy.DEFAULT)))
                .contains("would leave Mail 0 free standbys, the reserve is 1; --force");
    }

    @Test
    void theLastHostInServiceIsNotDrainedByForceEither() {
        var pool = Pools.sample().maintenance(RS2).maintenance(RS3);
        assertThat(refused(Draining.plan(pool.view(), RS1, true, PowerPolicy.PAPER)))
                .contains("is in maintenance");
        var empty = lightPool().maintenance(RS1).maintenance(RS2).awakeSince(RS3, Pools.NOW);
        assertThat(refused(Draining.plan(empty.view(), RS3, true, PowerPolicy.PAPER)))
                .isEqualTo("would leave no host in service");
    }

    @Test
    void whyNotIsASentence() {
        assertThat(refused(drain(Pools.sample(), new HostId("RS9"))))
                .isEqualTo("there is no host RS9");
        assertThat(refused(drain(Pools.sample().maintenance(RS3), RS3)))
                .isEqualTo("RS3 is in maintenance already");
        assertThat(refused(drain(lightPool(), RS3)))
                .startsWith("RS3 sleeps, and nothing is in operation there");
        assertThat(refused(drain(Pools.sample().powerUnknown(RS3), RS3)))
                .isEqualTo("it is not known whether RS3 is awake");
        assertThat(refused(drain(Pools.sample().mode(Mode.REPORT_ONLY), RS3)))
                .isEqualTo("the pool only reports: nothing is moved in it");
        assertThat(
                        refused(
                                drain(
                                        Pools.sample()
                                                .trouble(
                                                        new TroubleRow(
                                                                W1,
                                                                TroubleKind.NETWORK,
                                                                Pools.NOW)),
                                        RS3)))
                .isEqualTo("W1 is in trouble");
    }
}
