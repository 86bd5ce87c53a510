package io.emberkeep.monitor.dbss;

import static io.emberkeep.contract.answer.CommandAnswer.Cause.GUEST_SILENT;
import static io.emberkeep.contract.answer.CommandAnswer.Cause.HOST_OFF;
import static io.emberkeep.contract.answer.CommandAnswer.Cause.HOST_UNREACHABLE;
import static io.emberkeep.monitor.dbss.Drives.P;
import static io.emberkeep.monitor.dbss.Drives.R;
import static io.emberkeep.monitor.dbss.Drives.claimed;
import static io.emberkeep.monitor.dbss.Drives.standsIn;
import static io.emberkeep.monitor.dbss.Samples.RS1;
import static io.emberkeep.monitor.dbss.Samples.VIP;
import static io.emberkeep.monitor.dbss.Samples.W1;
import static io.emberkeep.monitor.dbss.Samples.failed;
import static io.emberkeep.monitor.dbss.Samples.httpdBad;
import static io.emberkeep.monitor.dbss.Samples.network;
import static io.emberkeep.monitor.dbss.Samples.off;
import static io.emberkeep.monitor.dbss.Samples.unchanged;
import static io.emberkeep.monitor.dbss.Samples.unknown;
import static io.emberkeep.monitor.dbss.Samples.well;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.CommandAnswer.Means;
import io.emberkeep.contract.command.Condition.DaemonRestarted;
import io.emberkeep.contract.command.Condition.HostOn;
import io.emberkeep.contract.command.Condition.ServerConnected;
import io.emberkeep.contract.command.Condition.ServerPaused;
import io.emberkeep.contract.command.Condition.ServerRestarted;
import io.emberkeep.contract.command.Condition.ServerRunning;
import io.emberkeep.contract.command.Condition.VipsOff;
import io.emberkeep.contract.command.Condition.VipsOn;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.signal.IncidentReport.FunctionRecovered;
import io.emberkeep.contract.signal.IncidentReport.TargetRecovered;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Foreground and background: DBSS-5 to DBSS-8, one by one. */
class RecoveringTest {

    @Test
    void theFunctionMovesInOrder() { // DBSS-5
        var driver = standsIn(R, network(), Means.GUEST_OFF);
        assertThat(driver.steps())
                .containsExactly(
                        "FOREGROUND DETECTED",
                        "FOREGROUND CONFIRMED",
                        "FOREGROUND CLAIMED",
                        "BACKGROUND BACKGROUND_STARTED",
                        "FOREGROUND OLD_HOLDER_OFF",
                        "FOREGROUND STANDBY_STARTED",
                        "FOREGROUND VIPS_SET");
        assertThat(driver.reports).anyMatch(FunctionRecovered.class::isInstance);
        var recovered =
                (Failure.FunctionRecovered)
                        driver.published.stream()
                                .filter(Failure.FunctionRecovered.class::isInstance)
                                .findFirst()
                                .orElseThrow();
        assertThat(recovered.takeover()).isEqualTo(Duration.ofMillis(15));
        assertThat(recovered.functionRecovery()).isEqualTo(Duration.ofMillis(35));
    }

    @Test
    void networkTroubleCutsTheLinkFirst() { // DESIGN rule 9
        var order = claimed(R, network()).orders.getFirst();
        assertThat(order.condition()).isEqualTo(new VipsOff(W1, RS1, List.of(VIP), true));
        assertThat(order.epochs()).isNotEmpty();
    }

    @Test
    void theTargetIsNotTouchedBeforeItsVipsAreOff() { // DESIGN rule 9
        var driver = claimed(R, httpdBad());
        assertThat(driver.wants(ServerRestarted.class)).isFalse();
        driver.executed(VipsOff.class, off(Means.VIP_REMOVED));
        assertThat(driver.wants(ServerRestarted.class)).isTrue();
    }

    @Test
    void aRestartedTargetGetsItsVipsBack() { // DBSS-6, DBSS-8
        var driver =
                standsIn(R, httpdBad(), Means.VIP_REMOVED)
                        .done(ServerRestarted.class)
                        .ring("bg-poll")
                        .examined(well())
                        .done(VipsOff.class)
                        .done(VipsOn.class)
                        .done(ServerPaused.class);
        assertThat(driver.steps())
                .endsWith(
                        "BACKGROUND TARGET_RESTARTED",
                        "BACKGROUND UP",
                        "BACKGROUND STANDBY_RELEASED",
                        "BACKGROUND VIPS_RETURNED",
                        "BACKGROUND STANDBY_SUSPENDED",
                        "BACKGROUND TARGET_RECOVERED");
        assertThat(driver.reports.getLast()).isInstanceOf(TargetRecovered.class);
        assertThat(driver.phase()).isInstanceOf(Phase.Watching.class);
    }

    @Test
    void aDaemonsRestartMayBeEnough() { // DBSS-6, P's S1t
        var driver =
                claimed(P, httpdBad())
                        .done(DaemonRestarted.class)
                        .ring("bg-daemon-wait")
                        .examined(well())
                        .done(VipsOn.class);
        assertThat(driver.orders).noneMatch(order -> order.condition() instanceof VipsOff);
        assertThat(driver.steps())
                .endsWith(
                        "BACKGROUND BACKGROUND_STARTED",
                        "BACKGROUND DAEMON_RESTARTED",
                        "BACKGROUND UP",
                        "BACKGROUND VIPS_RETURNED",
                        "BACKGROUND TARGET_RECOVERED");
    }

    @Test
    void aDaemonThatStaysBadIsFollowedByTheStandby() { // DBSS-6, P's S2t
        var driver =
                claimed(P, httpdBad())
                        .done(DaemonRestarted.class)
                        .ring("bg-daemon-wait")
                        .examined(httpdBad())
                        .executed(VipsOff.class, off(Means.VIP_REMOVED));
        assertThat(driver.wants(ServerRunning.class)).isTrue();
        assertThat(driver.wants(ServerRestarted.class)).isTrue();
    }

    @Test
    void aTargetThatRestartsByItselfIsJudgedSo() { // DBSS-7, P's N1t
        var driver =
                standsIn(R, network(), Means.LINK_CUT)
                        .executed(ServerConnected.class, failed(GUEST_SILENT))
                        .ring("bg-poll")
                        .done(ServerConnected.class)
                        .examined(httpdBad())
                        .ring("bg-poll")
                        .examined(well());
        assertThat(driver.steps())
                .endsWith("BACKGROUND RECONNECTED", "BACKGROUND RESTART_JUDGED", "BACKGROUND UP");
        assertThat(driver.wants(VipsOff.class)).isTrue();
    }

    @Test
    void aTargetThatIsOffIsForcedOn() { // DBSS-7, P's N2t
        var driver =
                standsIn(R, network(), Means.GUEST_OFF)
                        .pass(Duration.ofSeconds(50))
                        .executed(ServerConnected.class, failed(GUEST_SILENT))
                        .done(ServerRestarted.class)
                        .ring("bg-poll")
                        .done(ServerConnected.class)
                        .examined(well());
        assertThat(driver.steps())
                .endsWith(
                        "BACKGROUND RESTART_JUDGED",
                        "BACKGROUND FORCED_ON",
                        "BACKGROUND RECONNECTED",
                        "BACKGROUND UP");
    }

    @Test
    void aTargetIsNotGivenUpBecauseNobodyCouldBeAsked() { // DBSS-7, DESIGN rule 5
        var driver =
                standsIn(R, network(), Means.GUEST_OFF)
                        .pass(Duration.ofSeconds(50))
                        .executed(ServerConnected.class, failed(GUEST_SILENT))
                        .done(ServerRestarted.class)
                        .ring("bg-poll")
                        .pass(Duration.ofSeconds(60))
                        .executed(ServerConnected.class, unknown())
                        .ring("bg-poll")
                        .done(ServerConnected.class)
                        .examined(well());
        assertThat(driver.steps()).endsWith("BACKGROUND RECONNECTED", "BACKGROUND UP");
    }

    @Test
    void itIsGivenUpWhenNobodyCanBeAskedForAsLongAgain() { // DBSS-7, DESIGN rule 11
        var driver =
                standsIn(R, network(), Means.GUEST_OFF)
                        .pass(Duration.ofSeconds(50))
                        .executed(ServerConnected.class, failed(GUEST_SILENT))
                        .done(ServerRestarted.class)
                        .ring("bg-poll")
                        .pass(Duration.ofSeconds(101))
                        .executed(ServerConnected.class, unknown());
        assertThat(driver.steps()).endsWith("BACKGROUND FORCED_ON", "BACKGROUND DOWN");
    }

    @Test
    void aHostThatIsOffIsWokenFirst() { // DBSS-7
        var driver =
                standsIn(R, network(), Means.HOST_OFF)
                        .pass(Duration.ofSeconds(50))
                        .executed(ServerConnected.class, failed(HOST_OFF))
                        .executed(ServerRestarted.class, failed(HOST_OFF))
                        .done(HostOn.class)
                        .done(ServerRestarted.class);
        assertThat(driver.steps())
                .endsWith(
                        "BACKGROUND RESTART_JUDGED",
                        "BACKGROUND HOST_WOKEN",
                        "BACKGROUND FORCED_ON");
    }

    @Test
    void aHostThatDoesNotWakeInTimeIsNotWaitedForAnyLonger() { // DBSS-7
        var driver =
                standsIn(R, network(), Means.HOST_OFF)
                        .pass(Duration.ofSeconds(50))
                        .executed(ServerConnected.class, failed(HOST_OFF))
                        .executed(ServerRestarted.class, failed(HOST_OFF));
        assertThat(driver.orders.getLast().within()).isLessThanOrEqualTo(Duration.ofSeconds(50));
        driver.pass(Duration.ofSeconds(50)).executed(HostOn.class, unknown());
        assertThat(driver.steps()).endsWith("BACKGROUND COMMAND_FAILED", "BACKGROUND DOWN");
    }

    @Test
    void aHostThatIsOnButSilentIsTriedAgainUntilTheTimeIsUp() { // DBSS-7
        var driver =
                standsIn(R, network(), Means.LINK_CUT)
                        .pass(Duration.ofSeconds(50))
                        .executed(ServerConnected.class, failed(HOST_UNREACHABLE))
                        .executed(ServerRestarted.class, failed(HOST_UNREACHABLE))
                        .executed(HostOn.class, unchanged())
                        .executed(ServerRestarted.class, failed(HOST_UNREACHABLE))
                        .executed(HostOn.class, unchanged())
                        .ring("bg-restart-pause")
                        .done(ServerRestarted.class);
        assertThat(driver.steps()).endsWith("BACKGROUND HOST_WOKEN", "BACKGROUND FORCED_ON");
    }
}
