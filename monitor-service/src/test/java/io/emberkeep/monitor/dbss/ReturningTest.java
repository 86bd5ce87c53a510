package io.emberkeep.monitor.dbss;

import static io.emberkeep.contract.answer.CommandAnswer.Cause.GUEST_SILENT;
import static io.emberkeep.contract.answer.CommandAnswer.Cause.HOST_UNREACHABLE;
import static io.emberkeep.contract.inventory.Settings.Failover.FAILOVER_FIRST;
import static io.emberkeep.contract.inventory.Settings.Fencing.REQUIRED;
import static io.emberkeep.contract.inventory.Settings.Repair.SERVER;
import static io.emberkeep.contract.inventory.Settings.Returning.MANUAL;
import static io.emberkeep.contract.inventory.Settings.Returning.WINDOW;
import static io.emberkeep.monitor.dbss.Drives.R;
import static io.emberkeep.monitor.dbss.Drives.givenUpWithout;
import static io.emberkeep.monitor.dbss.Drives.takenOver;
import static io.emberkeep.monitor.dbss.Drives.up;
import static io.emberkeep.monitor.dbss.Samples.MS;
import static io.emberkeep.monitor.dbss.Samples.RS2;
import static io.emberkeep.monitor.dbss.Samples.WB;
import static io.emberkeep.monitor.dbss.Samples.doneOn;
import static io.emberkeep.monitor.dbss.Samples.failed;
import static io.emberkeep.monitor.dbss.Samples.granted;
import static io.emberkeep.monitor.dbss.Samples.incident;
import static io.emberkeep.monitor.dbss.Samples.network;
import static io.emberkeep.monitor.dbss.Samples.pool;
import static io.emberkeep.monitor.dbss.Samples.settings;
import static io.emberkeep.monitor.dbss.Samples.well;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.command.Condition.HostExamined;
import io.emberkeep.contract.command.Condition.ServerConnected;
import io.emberkeep.contract.command.Condition.ServerOnHost;
import io.emberkeep.contract.command.Condition.ServerPaused;
import io.emberkeep.contract.command.Condition.ServerRunning;
import io.emberkeep.contract.command.Condition.StoodDown;
import io.emberkeep.contract.command.Condition.VipsOff;
import io.emberkeep.contract.command.Condition.VipsOn;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.signal.IncidentQuestion.ClaimStandby;
import io.emberkeep.contract.signal.IncidentQuestion.TakeOver;
import io.emberkeep.contract.signal.IncidentReport.TargetGivenUp;
import io.emberkeep.contract.signal.IncidentReport.TargetHeld;
import io.emberkeep.contract.signal.IncidentReport.TargetRecovered;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The return: DBSS-8, DBSS-14 and DBSS-15, one by one. */
class ReturningTest {

    @Test
    void aManualReturnHoldsTheTarget() { // DBSS-15
        var driver = up(settings(SERVER, FAILOVER_FIRST, MANUAL, REQUIRED));
        assertThat(driver.steps()).endsWith("BACKGROUND UP", "BACKGROUND HELD");
        assertThat(driver.reports.getLast()).isInstanceOf(TargetHeld.class);
        assertThat(driver.phase()).isInstanceOf(Phase.Resting.class);
    }

    @Test
    void outsideItsWindowATargetIsHeld() { // DBSS-15
        assertThat(up(settings(SERVER, FAILOVER_FIRST, WINDOW, REQUIRED)).steps())
                .endsWith("BACKGROUND HELD");
    }

    @Test
    void theWindowsOpeningReturnsTheTarget() { // DBSS-15
        var settings = settings(SERVER, FAILOVER_FIRST, WINDOW, REQUIRED);
        var held =
                incident(
                        "i",
                        TroubleKind.SERVICE,
                        IncidentState.HELD,
                        3,
                        false,
                        Optional.of(WB),
                        true);
        var driver = new Driver(pool().settings(settings).incident(held).view());
        driver.tick();
        assertThat(driver.asks(TakeOver.class)).isFalse();
        driver.pass(Duration.ofHours(15)).tick();
        assertThat(driver.asks(TakeOver.class)).isTrue();
    }

    @Test
    void aTargetThatDoesNotTakeItsVipsLeavesThemToTheStandby() { // DBSS-8
        var driver = up(R).done(VipsOff.class);
        for (var i = 0; i < 3; i++) {
            driver.executed(VipsOn.class, failed(GUEST_SILENT));
        }
        driver.done(VipsOff.class).done(VipsOn.class);
        assertThat(driver.steps())
                .endsWith("FOREGROUND VIPS_SET".replace("FORE", "BACK"), "BACKGROUND DOWN");
        assertThat(driver.wants(HostExamined.class)).isTrue();
    }

    @Test
    void aRestartedMonitorTakesItsOwnIncidentBackAtOnce() { // DESIGN rule 3
        var driver = takenOver(IncidentState.RECOVERING, TroubleKind.NETWORK);
        assertThat(driver.steps())
                .containsExactly("FOREGROUND TAKEN_OVER", "BACKGROUND BACKGROUND_STARTED");
        assertThat(driver.wants(VipsOff.class)).isTrue();
    }

    @Test
    void afterTheFunctionIsRecoveredOnlyTheBackgroundGoesOn() { // DESIGN rule 3
        var driver = takenOver(IncidentState.FUNCTION_RECOVERED, TroubleKind.NETWORK);
        assertThat(driver.wants(VipsOff.class)).isFalse();
        assertThat(driver.wants(ServerConnected.class)).isTrue();
    }

    /** An operator returns a repaired target; its VIPs are back. @param standbyOn where its standby served */
    private static Driver vipsReturned(HostId standbyOn) {
        return takenOver(IncidentState.RETURNING, TroubleKind.NETWORK, standbyOn)
                .done(ServerRunning.class)
                .done(ServerConnected.class)
                .examined(well())
                .done(VipsOff.class)
                .done(VipsOn.class);
    }

    @Test
    void anOperatorReturnsARepairedTarget() { // DBSS-14
        var driver = vipsReturned(MS).done(ServerPaused.class);
        assertThat(driver.steps()).endsWith("BACKGROUND TARGET_RECOVERED");
    }

    @Test
    void aStandbyThatCannotBeBroughtHomeWaitsWhereItIsAndTheSifIsTold() { // DBSS-9
        var driver = vipsReturned(RS2);
        for (var i = 0; i < 3; i++) {
            driver.executed(ServerOnHost.class, failed(HOST_UNREACHABLE));
        }
        driver.executed(ServerPaused.class, doneOn(RS2));
        assertThat(driver.reports.getLast())
                .isInstanceOfSatisfying(
                        TargetRecovered.class,
                        report -> assertThat(report.standbyLeft()).contains(RS2));
    }

    @Test
    void aStandbyThatIsFoundElsewhereIsReportedThere() { // DBSS-9
        var driver = vipsReturned(MS).executed(ServerPaused.class, doneOn(RS2));
        assertThat(driver.reports.getLast())
                .isInstanceOfSatisfying(
                        TargetRecovered.class,
                        report -> assertThat(report.standbyLeft()).contains(RS2));
    }

    @Test
    void aTargetThatIsNotRepairedStaysGivenUp() { // DBSS-14
        var driver =
                takenOver(IncidentState.RETURNING, TroubleKind.NETWORK)
                        .done(ServerRunning.class)
                        .pass(Duration.ofSeconds(50))
                        .executed(ServerConnected.class, failed(GUEST_SILENT));
        assertThat(driver.reports.getLast())
                .isInstanceOfSatisfying(
                        TargetGivenUp.class,
                        report ->
                                assertThat(report.reason())
                                        .isEqualTo("does not answer: repair it first"));
    }

    @Test
    void aTargetThatIsWellAgainByItselfIsTakenBack() { // DBSS-14
        var driver = givenUpWithout().tick().examined(well());
        assertThat(driver.asks(TakeOver.class)).isTrue();
        driver.sif(
                        granted(
                                incident(
                                        "i",
                                        TroubleKind.NETWORK,
                                        IncidentState.RECOVERING,
                                        4,
                                        true,
                                        Optional.empty(),
                                        false),
                                8,
                                "none"))
                .done(StoodDown.class)
                .done(VipsOn.class);
        assertThat(driver.steps())
                .endsWith("BACKGROUND VIPS_RETURNED", "BACKGROUND TARGET_RECOVERED");
    }

    @Test
    void aGivenUpTargetIsCoveredWhenTheStandbyIsFree() { // DBSS-12
        var driver = givenUpWithout().tick().examined(network());
        assertThat(driver.asks(TakeOver.class)).isTrue();
        driver.sif(
                        granted(
                                incident(
                                        "i",
                                        TroubleKind.NETWORK,
                                        IncidentState.RECOVERING,
                                        4,
                                        true,
                                        Optional.empty(),
                                        false),
                                8,
                                "none"))
                .done(StoodDown.class);
        assertThat(driver.asks(ClaimStandby.class)).isTrue();
    }
}
