package io.emberkeep.power.plan;

import static io.emberkeep.power.plan.Pools.wanting;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.Walk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A physical server that is a host is never moved or suspended, and its host does not sleep. */
class PhysicalTest {

    private static final GroupId WEB = new GroupId("Web");
    private static final HostId A = new HostId("A");
    private static final HostId B = new HostId("B");
    private static final HostId C = new HostId("C");
    private static final ServerId ON_METAL = new ServerId("A");
    private static final ServerId VIRTUAL = new ServerId("V");
    private static final String POOL =
            """
            pool: mixed
            settings: {power: {payBack: none, reserve: {awakeHosts: 0, standbys: 0}}}
            hosts:
              A: {ip: 10.0.0.1, mac: 02:00:00:00:07:01}
              B: {ip: 10.0.0.2, mac: 02:00:00:00:07:02}
              C: {ip: 10.0.0.3, mac: 02:00:00:00:07:03}
            groups:
              Web: {baseHost: B, services: httpd}
            servers:
              A: {group: Web, ip: 10.0.0.1, vips: [10.0.0.101], machine: physical, host: A}
              V: {group: Web, ip: 10.0.0.12, vips: [10.0.0.102], host: B}
            """;

    private final Pools pool = Pools.from(POOL);

    @Test
    void itsGroupDoesNotGoLight() {
        var plan = PowerPlanner.plan(pool.view(), wanting(LoadClass.LIGHT, List.of(WEB)), policy());
        assertThat(plan.verdicts().get(WEB).toString())
                .contains("A is a machine of its own, and is not put to sleep");
        assertThat(plan.hostReasons().get(A))
                .contains("A is the server A, which is not put to sleep");
    }

    @Test
    void itIsNotMoved() {
        assertThat(Moving.plan(pool.view(), ON_METAL, C, policy()))
                .isEqualTo(new Errand.Refused("A is a machine of its own: it cannot be moved"));
    }

    @Test
    void itsHostIsNotDrainedWhileItServes() {
        assertThat(Draining.plan(pool.view(), A, true, policy()))
                .isEqualTo(
                        new Errand.Refused(
                                "A is the server A itself: it cannot be emptied while that is in operation"));
        assertThat(Draining.plan(pool.view(), B, true, policy())).isInstanceOf(Errand.Steps.class);
    }

    static List<Step> never() {
        return List.of(
                new Step.SleepHost(A),
                new Step.MigrateServer(WEB, ON_METAL, A, C),
                new Step.MoveServer(WEB, ON_METAL, A, C),
                new Step.ReturnServer(WEB, ON_METAL, A, C),
                new Step.SuspendServer(WEB, ON_METAL, A));
    }

    @ParameterizedTest
    @MethodSource("never")
    void noPlanMayDoSoWhoeverMadeIt(Step step) {
        assertThat(Walk.through(pool.placement(), List.of(step)))
                .isInstanceOfSatisfying(
                        Walk.Result.Bad.class,
                        bad ->
                                assertThat(bad.reason())
                                        .containsAnyOf("machine of its own", "is the server A"));
    }

    private static PowerPolicy policy() {
        return PowerPolicy.PAPER;
    }
}
