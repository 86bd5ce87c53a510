package io.emberkeep.power.plan;

import static io.emberkeep.power.plan.Pools.ALL;
import static io.emberkeep.power.plan.Pools.F1;
import static io.emberkeep.power.plan.Pools.FTP;
import static io.emberkeep.power.plan.Pools.MS;
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

import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Step.MigrateServer;
import io.emberkeep.contract.transition.Step.MoveServer;
import io.emberkeep.contract.transition.Step.ReturnServer;
import io.emberkeep.contract.transition.Step.WakeHosts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server goes to another host, and stays there. */
class MovingTest {

    private static Errand move(Pools pool, ServerId server, HostId to) {
        return Moving.plan(pool.view(), server, to, PowerPolicy.PAPER);
    }

    private static String refused(Errand errand) {
        return ((Errand.Refused) errand).reason();
    }

    private static Pools lightPool() {
        var pool = Pools.sample();
        return pool.after(
                PowerPlanner.plan(pool.view(), wanting(LoadClass.LIGHT, ALL), PowerPolicy.PAPER)
                        .steps());
    }

    @Test
    void aServerGoesForGoodAndNoRowSaysThatItBelongsElsewhere() {
        var pool = Pools.sample();
        var plan = (Errand.Steps) move(pool, W2, RS2);
        assertThat(plan.steps()).containsExactly(new MoveServer(WEB, W2, RS3, RS2));
        pool.after(plan.steps());
        assertThat(pool.placement().hostOf(W2)).contains(RS2);
        assertThat(pool.placement().migrated(WEB)).isEmpty();
        assertThat(Restoring.plan(pool.view(), WEB, PowerPolicy.PAPER)).isEmpty();
    }

    @Test
    void theWayBackIsAMoveToo() {
        var pool = Pools.sample();
        pool.after(List.of(new MoveServer(WEB, W2, RS3, RS2)));
        assertThat(((Errand.Steps) move(pool, W2, RS3)).steps())
                .containsExactly(new MoveServer(WEB, W2, RS2, RS3));
    }

    @Test
    void whoWasMigratedReturnsWhereItBelongsAndElsewhereGoesOn() {
        var pool = Pools.sample().after(List.of(new MigrateServer(FTP, F1, RS2, RS1)));
        assertThat(((Errand.Steps) move(pool, F1, RS2)).steps())
                .containsExactly(new ReturnServer(FTP, F1, RS1, RS2));
        assertThat(((Errand.Steps) move(pool, F1, RS3)).steps())
                .containsExactly(new MoveServer(FTP, F1, RS1, RS3));
        pool.after(List.of(new MoveServer(FTP, F1, RS1, RS3)));
        assertThat(pool.placement().migrated(FTP)).hasSize(1);
    }

    @Test
    void aHostThatSleepsIsWokenFirst() {
        assertThat(((Errand.Steps) move(lightPool(), W1, RS3)).steps())
                .containsExactly(new WakeHosts(List.of(RS3)), new MoveServer(WEB, W1, RS1, RS3));
    }

    @Test
    void besideItsStandbyIsSaid() {
        assertThat(((Errand.Steps) move(Pools.sample(), W2, MS)).notes())
                .containsExactly("W2's standby Wb is on MS too: one failure would take both");
    }

    @Test
    void whyNotIsASentence() {
        var sample = Pools.sample();
        assertThat(refused(move(sample, new ServerId("X9"), RS1)))
                .isEqualTo("there is no server X9");
        assertThat(refused(move(sample, W2, new HostId("RS9")))).isEqualTo("there is no host RS9");
        assertThat(refused(move(sample, W2, RS3))).isEqualTo("W2 is on RS3 already");
        assertThat(refused(move(sample, WB, RS3)))
                .isEqualTo("Wb is a standby that waits: where it does is said by the inventory");
        assertThat(refused(move(lightPool(), W2, RS1)))
                .isEqualTo("W2 is suspended: only a server that runs can be moved");
        assertThat(refused(move(Pools.sample().maintenance(RS2), W2, RS2)))
                .isEqualTo("RS2 is in maintenance");
        assertThat(refused(move(Pools.sample().mode(Mode.DISARMED), W2, RS2)))
                .isEqualTo("the pool is disarmed: nothing is moved in it");
        assertThat(refused(move(Pools.sample().awakeSince(RS2, NOW).maintenance(W2), W2, RS2)))
                .isEqualTo("W2 is in maintenance");
    }
}
