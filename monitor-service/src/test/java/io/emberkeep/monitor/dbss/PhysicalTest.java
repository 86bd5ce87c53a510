package io.emberkeep.monitor.dbss;

import static io.emberkeep.contract.answer.CommandAnswer.Cause.HOST_OFF;
import static io.emberkeep.monitor.dbss.Drives.R;
import static io.emberkeep.monitor.dbss.Samples.RS1;
import static io.emberkeep.monitor.dbss.Samples.WB;
import static io.emberkeep.monitor.dbss.Samples.failed;
import static io.emberkeep.monitor.dbss.Samples.granted;
import static io.emberkeep.monitor.dbss.Samples.httpdBad;
import static io.emberkeep.monitor.dbss.Samples.incident;
import static io.emberkeep.monitor.dbss.Samples.network;
import static io.emberkeep.monitor.dbss.Samples.off;
import static io.emberkeep.monitor.dbss.Samples.pool;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.CommandAnswer.Means;
import io.emberkeep.contract.command.Condition.HostExamined;
import io.emberkeep.contract.command.Condition.HostOn;
import io.emberkeep.contract.command.Condition.ServerOnHost;
import io.emberkeep.contract.command.Condition.ServerRestarted;
import io.emberkeep.contract.command.Condition.ServerRunning;
import io.emberkeep.contract.command.Condition.VipsOff;
import io.emberkeep.contract.command.Condition.VipsOn;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.inventory.ServerDefinition.Machine;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A physical server that is a host is asked and restarted through it; of one that is none only a magic packet is left. */
class PhysicalTest {

    @Test
    void aHostIsRestarted() { // DBSS-6
        var driver = standsIn(Optional.of(RS1), httpdBad());
        assertThat(driver.wants(ServerRestarted.class)).isTrue();
        assertThat(driver.wants(HostOn.class)).isFalse();
    }

    @Test
    void whoIsNoHostIsWoken() { // DBSS-7
        var driver = standsIn(Optional.empty(), httpdBad());
        assertThat(driver.wants(ServerRestarted.class)).isFalse();
        assertThat(driver.wants(HostOn.class)).isTrue();
    }

    @Test
    void aHostThatIsOffIsWokenAndLookedAt() { // DBSS-7
        var driver =
                standsIn(Optional.of(RS1), httpdBad())
                        .executed(ServerRestarted.class, failed(HOST_OFF));
        assertThat(driver.wants(HostOn.class)).isTrue();
    }

    @Test
    void theStandbyIsNotMovedToAFailedMachine() { // DBSS-10 is of virtual servers
        var driver =
                standsIn(Optional.of(RS1), httpdBad())
                        .done(ServerRestarted.class)
                        .pass(Duration.ofSeconds(50))
                        .ring("bg-poll")
                        .examined(network());
        assertThat(driver.wants(HostExamined.class)).isFalse();
        assertThat(driver.wants(ServerOnHost.class)).isFalse();
        assertThat(driver.steps()).contains("BACKGROUND STANDBY_STAYS");
    }

    private static Driver standsIn(Optional<HostId> host, Finding finding) {
        var driver =
                Driver.watching(physical(pool().settings(R).view(), host))
                        .tick()
                        .examined(finding)
                        .examined(finding);
        return driver.sif(
                        granted(
                                incident(
                                        driver.incident().value(),
                                        ((Finding.Bad) finding).kind(),
                                        IncidentState.RECOVERING,
                                        3,
                                        true,
                                        Optional.of(WB),
                                        false),
                                2,
                                null))
                .executed(VipsOff.class, off(Means.VIP_REMOVED))
                .done(ServerRunning.class)
                .done(VipsOn.class);
    }

    private static TargetView physical(TargetView view, Optional<HostId> host) {
        var target = view.target();
        return new TargetView(
                view.pool(),
                view.member(),
                view.revision(),
                view.mode(),
                view.maintenance(),
                view.settings(),
                new ServerDefinition(
                        target.name(),
                        target.role(),
                        Machine.PHYSICAL,
                        target.group(),
                        target.ip(),
                        target.vips(),
                        target.type(),
                        host,
                        target.mac(),
                        target.services(),
                        target.standby()),
                view.row(),
                view.incident(),
                view.standby(),
                view.host(),
                view.peers(),
                view.executors(),
                view.first());
    }
}
