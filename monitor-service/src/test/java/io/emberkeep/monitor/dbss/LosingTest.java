package io.emberkeep.monitor.dbss;

import static io.emberkeep.contract.answer.CommandAnswer.Cause.HOST_UNREACHABLE;
import static io.emberkeep.contract.answer.CommandAnswer.Cause.OTHER;
import static io.emberkeep.contract.answer.CommandAnswer.Cause.POWER_CONTROL_SILENT;
import static io.emberkeep.contract.answer.CommandAnswer.Cause.WHEREABOUTS_UNKNOWN;
import static io.emberkeep.contract.inventory.Settings.Fencing.BEST_EFFORT;
import static io.emberkeep.contract.inventory.Settings.Fencing.REQUIRED;
import static io.emberkeep.monitor.dbss.Drives.R;
import static io.emberkeep.monitor.dbss.Drives.claimed;
import static io.emberkeep.monitor.dbss.Drives.claimedOnOneOfTwo;
import static io.emberkeep.monitor.dbss.Drives.elsewhere;
import static io.emberkeep.monitor.dbss.Drives.fenceGranted;
import static io.emberkeep.monitor.dbss.Drives.hostSilent;
import static io.emberkeep.monitor.dbss.Drives.lost;
import static io.emberkeep.monitor.dbss.Drives.recovering;
import static io.emberkeep.monitor.dbss.Drives.uncovered;
import static io.emberkeep.monitor.dbss.Samples.MS;
import static io.emberkeep.monitor.dbss.Samples.RS1;
import static io.emberkeep.monitor.dbss.Samples.RS2;
import static io.emberkeep.monitor.dbss.Samples.WB;
import static io.emberkeep.monitor.dbss.Samples.failed;
import static io.emberkeep.monitor.dbss.Samples.granted;
import static io.emberkeep.monitor.dbss.Samples.incident;
import static io.emberkeep.monitor.dbss.Samples.network;
import static io.emberkeep.monitor.dbss.Samples.off;
import static io.emberkeep.monitor.dbss.Samples.unknown;
import static io.emberkeep.monitor.dbss.Samples.vipBad;
import static io.emberkeep.monitor.dbss.Samples.well;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.CommandAnswer.Means;
import io.emberkeep.contract.answer.SignalAnswer.Wait;
import io.emberkeep.contract.command.Condition.HostExamined;
import io.emberkeep.contract.command.Condition.HostOff;
import io.emberkeep.contract.command.Condition.ServerOnHost;
import io.emberkeep.contract.command.Condition.ServerRunning;
import io.emberkeep.contract.command.Condition.VipsOff;
import io.emberkeep.contract.command.Condition.VipsOn;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.signal.IncidentQuestion.ClaimStandby;
import io.emberkeep.contract.signal.IncidentQuestion.FenceHost;
import io.emberkeep.contract.signal.IncidentReport.ClaimDropped;
import io.emberkeep.contract.signal.IncidentReport.TargetGivenUp;
import io.emberkeep.monitor.dbss.DbssEffect.Order;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What cannot be had: DBSS-10 to DBSS-12 and DESIGN rule 9, one by one. */
class LosingTest {

    @Test
    void aVmLostForGoodLeavesItsHostToTheStandby() { // DBSS-10
        var driver = lost(R).done(HostExamined.class);
        assertThat(driver.orders.getLast().condition()).isEqualTo(new ServerOnHost(WB, MS, RS1));
        driver.done(ServerOnHost.class);
        assertThat(driver.steps())
                .endsWith("BACKGROUND DOWN", "BACKGROUND STANDBY_MIGRATED", "BACKGROUND GIVEN_UP");
        assertThat(driver.reports.getLast())
                .isInstanceOfSatisfying(
                        TargetGivenUp.class,
                        report -> assertThat(report.migratedTo()).contains(RS1));
        assertThat(driver.phase()).isInstanceOf(Phase.Resting.class);
    }

    @Test
    void aHostThatIsLostKeepsTheStandbyWhereItIs() { // DBSS-10
        var driver = lost(R).executed(HostExamined.class, failed(HOST_UNREACHABLE));
        assertThat(driver.steps()).endsWith("BACKGROUND STANDBY_STAYS", "BACKGROUND GIVEN_UP");
    }

    /** As after a live migration of which nobody saw the end: its recorded host's power proves nothing. */
    @Test
    void aTargetThatItsHostDoesNotHaveIsNotOffBecauseThatHostIs() { // DESIGN rule 9
        var driver =
                claimed(R, network())
                        .executed(VipsOff.class, failed(WHEREABOUTS_UNKNOWN))
                        .ring("fg-fence-delay")
                        .executed(VipsOff.class, failed(HOST_UNREACHABLE))
                        .ring("fg-fence-delay")
                        .executed(VipsOff.class, off(Means.HOST_OFF));
        assertThat(driver.orders).noneMatch(one -> one.condition() instanceof HostOff);
        assertThat(driver.steps()).noneMatch(one -> one.endsWith("OLD_HOLDER_OFF"));
        driver.ring("fg-fence-delay").executed(VipsOff.class, off(Means.LINK_CUT));
        assertThat(driver.steps()).anyMatch(one -> one.endsWith("OLD_HOLDER_OFF"));
    }

    @Test
    void aTargetOnOneOfTwoHostsIsOffOnlyWhenNeitherCanHaveIt() { // DESIGN rule 9
        var driver = claimedOnOneOfTwo(R, network()).executed(VipsOff.class, off(Means.HOST_OFF));
        assertThat(driver.steps()).endsWith("FOREGROUND OLD_HOLDER_SOUGHT");
        assertThat(lookedFor(driver)).containsExactly(RS1, RS2);
        driver.executed(VipsOff.class, failed(WHEREABOUTS_UNKNOWN));
        assertThat(driver.steps()).endsWith("FOREGROUND OLD_HOLDER_OFF");
        assertThat(driver.wants(ServerRunning.class)).isTrue();
    }

    @Test
    void theOtherOfTwoHostsIsPoweredOffTooIfItIsSilent() { // DESIGN rule 9
        var driver = claimedOnOneOfTwo(R, network());
        var recovering = recovering(driver, network());
        driver.executed(VipsOff.class, failed(HOST_UNREACHABLE))
                .sif(elsewhere(recovering, 4))
                .done(HostOff.class);
        assertThat(driver.steps()).endsWith("FOREGROUND OLD_HOLDER_SOUGHT");
        driver.executed(VipsOff.class, failed(HOST_UNREACHABLE));
        assertThat(driver.asks(FenceHost.class)).isTrue();
        driver.sif(elsewhere(recovering, 5)).done(HostOff.class);
        assertThat(driver.orders.stream().map(one -> one.condition()))
                .contains(new HostOff(RS1), new HostOff(RS2));
        assertThat(driver.steps()).endsWith("FOREGROUND HOST_FENCED");
    }

    @Test
    void aTargetThatIsNotOnItsHostIsTakenOffTheNetworkOnTheOther() { // DESIGN rule 9
        var driver =
                claimedOnOneOfTwo(R, network())
                        .executed(VipsOff.class, failed(WHEREABOUTS_UNKNOWN))
                        .executed(VipsOff.class, off(Means.LINK_CUT));
        assertThat(lookedFor(driver)).containsExactly(RS1, RS2);
        assertThat(driver.steps()).endsWith("FOREGROUND OLD_HOLDER_OFF");
        assertThat(driver.orders).noneMatch(one -> one.condition() instanceof HostOff);
    }

    private static List<HostId> lookedFor(Driver driver) {
        return driver.orders.stream()
                .map(Order::condition)
                .filter(VipsOff.class::isInstance)
                .map(one -> ((VipsOff) one).host())
                .toList();
    }

    @Test
    void onlyMissingVipsAreSetAgain() {
        var driver = claimed(R, vipBad()).done(VipsOn.class).examined(well());
        assertThat(driver.steps())
                .endsWith(
                        "FOREGROUND CLAIMED",
                        "FOREGROUND VIPS_RESTORED",
                        "BACKGROUND TARGET_RECOVERED");
        assertThat(driver.orders).hasSize(1);
    }

    @Test
    void missingVipsThatStayMissingAreServiceTrouble() {
        var driver = claimed(R, vipBad()).done(VipsOn.class).examined(vipBad());
        assertThat(driver.steps()).endsWith("BACKGROUND BACKGROUND_STARTED");
        assertThat(driver.wants(VipsOff.class)).isTrue();
    }

    @Test
    void aSecondFailureOfTheGroupIsNotCoveredUntilTheStandbyIsFree() { // DBSS-12
        var driver = uncovered(R, network());
        assertThat(driver.steps())
                .endsWith("BACKGROUND BACKGROUND_STARTED", "FOREGROUND NOT_COVERED");
        assertThat(driver.examines()).isTrue();
        driver.tick();
        assertThat(driver.asks(ClaimStandby.class)).isTrue();
        driver.sif(
                granted(
                        incident(
                                driver.incident().value(),
                                TroubleKind.NETWORK,
                                IncidentState.RECOVERING,
                                3,
                                true,
                                Optional.of(WB),
                                false),
                        5,
                        null));
        assertThat(driver.steps()).endsWith("FOREGROUND COVERED");
        assertThat(driver.wants(VipsOff.class)).isTrue();
    }

    @Test
    void aStandbyThatDoesNotStartIsTriedThreeTimes() { // DBSS-11
        var driver = claimed(R, network()).executed(VipsOff.class, off(Means.GUEST_OFF));
        for (var i = 0; i < 3; i++) {
            driver.executed(ServerRunning.class, failed(OTHER));
        }
        assertThat(driver.steps()).endsWith("FOREGROUND COMMAND_FAILED", "FOREGROUND NOT_COVERED");
        assertThat(driver.wants(ServerRunning.class)).isFalse();
    }

    @Test
    void aSilentHostIsPoweredOffAndConfirmed() { // DESIGN rule 9
        var driver = fenceGranted(REQUIRED).done(HostOff.class);
        assertThat(driver.steps()).endsWith("FOREGROUND HOST_FENCED");
        assertThat(driver.wants(ServerRunning.class)).isTrue();
    }

    @Test
    void othersOnTheHostAreWaitedFor() { // DESIGN rule 9
        var driver = hostSilent(REQUIRED);
        driver.sif(new Wait("M1 is not confirmed", driver.at().plusSeconds(1)));
        driver.ring("fg-fence-delay");
        assertThat(driver.wants(VipsOff.class)).isTrue();
    }

    @Test
    void requiredFencingRefusesWhatCannotBeConfirmed() { // DESIGN rule 9
        var driver = fenceGranted(REQUIRED).executed(HostOff.class, failed(POWER_CONTROL_SILENT));
        assertThat(driver.steps()).endsWith("FOREGROUND REFUSED");
        assertThat(driver.reports.getLast()).isInstanceOf(ClaimDropped.class);
        assertThat(driver.wants(ServerRunning.class)).isFalse();
        assertThat(driver.phase()).isInstanceOf(Phase.Refused.class);
    }

    @Test
    void bestEffortGoesOnAndSaysSo() { // DESIGN rule 9
        var driver =
                fenceGranted(BEST_EFFORT).executed(HostOff.class, failed(POWER_CONTROL_SILENT));
        assertThat(driver.steps()).endsWith("FOREGROUND OLD_HOLDER_UNCONFIRMED");
        assertThat(driver.wants(ServerRunning.class)).isTrue();
    }

    @Test
    void theNextExecutorIsNamedOnADeadline() { // DESIGN rule 5
        var driver = claimed(R, network()).executed(VipsOff.class, unknown());
        assertThat(driver.orders)
                .extracting(order -> order.executor().value())
                .containsExactly("a1", "a2");
    }
}
