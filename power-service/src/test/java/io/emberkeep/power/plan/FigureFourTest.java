package io.emberkeep.power.plan;

import static io.emberkeep.power.plan.Pools.ALL;
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
import static io.emberkeep.power.plan.Pools.vip;
import static io.emberkeep.power.plan.Pools.wanting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Step.MigrateServer;
import io.emberkeep.contract.transition.Step.MoveVips;
import io.emberkeep.contract.transition.Step.RecordShape;
import io.emberkeep.contract.transition.Step.ResumeServer;
import io.emberkeep.contract.transition.Step.ReturnServer;
import io.emberkeep.contract.transition.Step.SleepHost;
import io.emberkeep.contract.transition.Step.SuspendServer;
import io.emberkeep.contract.transition.Step.WakeHosts;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figure 4 of paper C: two groups in place, one migrated, two hosts suspended; and its reverse. */
class FigureFourTest {

    private static PoolPlan plan(PoolView view, LoadClass wanted) {
        return PowerPlanner.plan(view, wanting(wanted, ALL), PowerPolicy.PAPER);
    }

    private static MoveVips move(
            GroupId group, int vip, ServerId from, HostId fromHost, ServerId to, HostId toHost) {
        return new MoveVips(group, List.of(vip(vip)), from, fromHost, to, toHost, Duration.ZERO);
    }

    private static RecordShape light(GroupId group) {
        return new RecordShape(group, LoadCondition.MODERATE, LoadCondition.LIGHT);
    }

    private static RecordShape moderate(GroupId group) {
        return new RecordShape(group, LoadCondition.LIGHT, LoadCondition.MODERATE);
    }

    @Test
    void goingLight() { // PSS-4, PSS-5, PSS-6
        assertThat(plan(Pools.sample().view(), LoadClass.LIGHT).steps())
                .containsExactly(
                        move(MAIL, 104, M2, RS2, M1, RS1),
                        new SuspendServer(MAIL, M2, RS2),
                        light(MAIL),
                        move(WEB, 105, W2, RS3, W1, RS1),
                        new SuspendServer(WEB, W2, RS3),
                        light(WEB),
                        new MigrateServer(FTP, F1, RS2, RS1),
                        move(FTP, 106, F2, RS3, F1, RS1),
                        new SuspendServer(FTP, F2, RS3),
                        light(FTP),
                        new SleepHost(RS2),
                        new SleepHost(RS3));
    }

    @Test
    void whatIsRecordedThen() {
        var start = Pools.sample();
        var end = start.after(plan(start.view(), LoadClass.LIGHT).steps()).placement();
        assertThat(end.operation()).extracting(ServerRow::server).containsExactly(M1, W1, F1);
        assertThat(end.operation()).extracting(ServerRow::realServer).containsOnly(Pools.on(RS1));
        assertThat(end.operation())
                .extracting(ServerRow::vips)
                .containsExactly(vips(101, 104), vips(102, 105), vips(103, 106));
        assertThat(end.suspend()).extracting(ServerRow::server).containsExactly(M2, W2, F2);
        assertThat(end.liveMigration())
                .extracting(ServerRow::server, ServerRow::realServer)
                .containsExactly(tuple(F1, Pools.on(RS2)));
        assertThat(ALL).allMatch(group -> end.shape(group) == LoadClass.LIGHT);
        assertThat(List.of(RS2, RS3)).allMatch(end::asleep);
        assertThat(end.awake(RS1)).isTrue();
        assertThat(end.awake(Pools.MS)).isTrue();
    }

    @Test
    void goingModerate() { // PSS-7
        var start = Pools.sample();
        start.after(plan(start.view(), LoadClass.LIGHT).steps());
        assertThat(plan(start.view(), LoadClass.MODERATE).steps())
                .containsExactly(
                        new WakeHosts(List.of(RS2)),
                        new ResumeServer(MAIL, M2, RS2),
                        move(MAIL, 104, M1, RS1, M2, RS2),
                        moderate(MAIL),
                        new WakeHosts(List.of(RS3)),
                        new ResumeServer(WEB, W2, RS3),
                        move(WEB, 105, W1, RS1, W2, RS3),
                        moderate(WEB),
                        new WakeHosts(List.of(RS2, RS3)),
                        new ResumeServer(FTP, F2, RS3),
                        move(FTP, 106, F1, RS1, F2, RS3),
                        new ReturnServer(FTP, F1, RS1, RS2),
                        moderate(FTP));
    }

    @Test
    void thereAndBackIsWhereItBegan() {
        var start = Pools.sample();
        var before = start.placement();
        start.after(plan(start.view(), LoadClass.LIGHT).steps());
        start.after(plan(start.view(), LoadClass.MODERATE).steps());
        assertThat(start.placement()).isEqualTo(before);
    }

    @Test
    void aVipIsOffItsOldHolderBeforeItIsOnTheNewOne() { // DESIGN rule 9
        assertThat(move(MAIL, 104, M2, RS2, M1, RS1).conditions())
                .containsExactly(
                        new Condition.VipsOn(M1, RS1, List.of()), // it answers its host
                        new Condition.VipsOff(M2, RS2, vips(104), false),
                        new Condition.VipsOn(M1, RS1, vips(104)));
    }

    @Test
    void whyIsSaidOfEachGroupAndHost() {
        var plan = plan(Pools.sample().view(), LoadClass.LIGHT);
        assertThat(plan.groupReasons()).containsEntry(WEB, "goes light: 4 of 4 lights in a row");
        assertThat(plan.hostReasons())
                .containsEntry(Pools.MS, "MS is a management host")
                .containsEntry(RS1, "RS1 is the base host of Mail, Web, FTP")
                .containsEntry(RS2, "goes to sleep: no server in operation");
    }

    private static List<IpAddress> vips(int... last) {
        return IntStream.of(last).mapToObj(Pools::vip).toList();
    }
}
