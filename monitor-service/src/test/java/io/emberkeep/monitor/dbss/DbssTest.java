package io.emberkeep.monitor.dbss;

import static io.emberkeep.contract.answer.CommandAnswer.Cause.GUEST_SILENT;
import static io.emberkeep.contract.answer.CommandAnswer.Cause.HOST_OFF;
import static io.emberkeep.contract.answer.CommandAnswer.Cause.HOST_UNREACHABLE;
import static io.emberkeep.contract.answer.CommandAnswer.Cause.OTHER;
import static io.emberkeep.contract.answer.CommandAnswer.Cause.POWER_CONTROL_SILENT;
import static io.emberkeep.contract.inventory.Settings.Failover.FAILOVER_FIRST;
import static io.emberkeep.contract.inventory.Settings.Failover.RESTART_FIRST;
import static io.emberkeep.contract.inventory.Settings.Fencing.BEST_EFFORT;
import static io.emberkeep.contract.inventory.Settings.Fencing.REQUIRED;
import static io.emberkeep.contract.inventory.Settings.Repair.DAEMON_THEN_SERVER;
import static io.emberkeep.contract.inventory.Settings.Repair.SERVER;
import static io.emberkeep.contract.inventory.Settings.Returning.AUTOMATIC;
import static io.emberkeep.contract.inventory.Settings.Returning.MANUAL;
import static io.emberkeep.contract.inventory.Settings.Returning.WINDOW;
import static io.emberkeep.monitor.dbss.Samples.MS;
import static io.emberkeep.monitor.dbss.Samples.RS1;
import static io.emberkeep.monitor.dbss.Samples.T0;
import static io.emberkeep.monitor.dbss.Samples.VIP;
import static io.emberkeep.monitor.dbss.Samples.W1;
import static io.emberkeep.monitor.dbss.Samples.WB;
import static io.emberkeep.monitor.dbss.Samples.done;
import static io.emberkeep.monitor.dbss.Samples.failed;
import static io.emberkeep.monitor.dbss.Samples.granted;
import static io.emberkeep.monitor.dbss.Samples.httpdBad;
import static io.emberkeep.monitor.dbss.Samples.incident;
import static io.emberkeep.monitor.dbss.Samples.network;
import static io.emberkeep.monitor.dbss.Samples.off;
import static io.emberkeep.monitor.dbss.Samples.pool;
import static io.emberkeep.monitor.dbss.Samples.row;
import static io.emberkeep.monitor.dbss.Samples.settings;
import static io.emberkeep.monitor.dbss.Samples.unchanged;
import static io.emberkeep.monitor.dbss.Samples.unknown;
import static io.emberkeep.monitor.dbss.Samples.vipBad;
import static io.emberkeep.monitor.dbss.Samples.well;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.CommandAnswer.Means;
import io.emberkeep.contract.answer.SignalAnswer.Refused;
import io.emberkeep.contract.answer.SignalAnswer.Wait;
import io.emberkeep.contract.command.Condition.DaemonRestarted;
import io.emberkeep.contract.command.Condition.HostExamined;
import io.emberkeep.contract.command.Condition.HostOff;
import io.emberkeep.contract.command.Condition.HostOn;
import io.emberkeep.contract.command.Condition.ServerConnected;
import io.emberkeep.contract.command.Condition.ServerExamined;
import io.emberkeep.contract.command.Condition.ServerOnHost;
import io.emberkeep.contract.command.Condition.ServerPaused;
import io.emberkeep.contract.command.Condition.ServerRestarted;
import io.emberkeep.contract.command.Condition.ServerRunning;
import io.emberkeep.contract.command.Condition.StoodDown;
import io.emberkeep.contract.command.Condition.VipsOff;
import io.emberkeep.contract.command.Condition.VipsOn;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.contract.signal.IncidentQuestion.Claim;
import io.emberkeep.contract.signal.IncidentQuestion.ClaimStandby;
import io.emberkeep.contract.signal.IncidentQuestion.TakeOver;
import io.emberkeep.contract.signal.IncidentReport.ClaimDropped;
import io.emberkeep.contract.signal.IncidentReport.FunctionRecovered;
import io.emberkeep.contract.signal.IncidentReport.NotActed;
import io.emberkeep.contract.signal.IncidentReport.Renew;
import io.emberkeep.contract.signal.IncidentReport.TargetGivenUp;
import io.emberkeep.contract.signal.IncidentReport.TargetHeld;
import io.emberkeep.contract.signal.IncidentReport.TargetRecovered;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules of SPEC section 2, one by one. */
class DbssTest {

    private static final Settings P =
            settings(DAEMON_THEN_SERVER, RESTART_FIRST, AUTOMATIC, REQUIRED);
    private static final Settings R = settings(SERVER, FAILOVER_FIRST, AUTOMATIC, REQUIRED);

    private static Driver confirmed(Settings settings, Finding finding) {
        return Driver.watching(pool().settings(settings).view())
                .tick()
                .examined(finding)
                .examined(finding);
    }

    private static Driver claimed(Settings settings, Finding finding) {
        var driver = confirmed(settings, finding);
        var kind = ((Finding.Bad) finding).kind();
        return driver.sif(
                granted(
                        incident(
                                driver.incident().value(),
                                kind,
                                IncidentState.RECOVERING,
                                3,
                                true,
                                Optional.of(WB),
                                false),
                        2,
                        null));
    }

    private static Driver uncovered(Settings settings, Finding finding) {
        var driver = confirmed(settings, finding);
        return driver.sif(
                granted(
                        incident(
                                driver.incident().value(),
                                ((Finding.Bad) finding).kind(),
                                IncidentState.RECOVERING,
                                3,
                                true,
                                Optional.empty(),
                                false),
                        2,
                        "standby Wb is taken"));
    }

    /** The function is recovered; the target is not. */
    private static Driver standsIn(Settings settings, Finding finding, Means means) {
        return claimed(settings, finding)
                .executed(VipsOff.class, off(means))
                .done(ServerRunning.class)
                .done(VipsOn.class);
    }

    @Test
    void aGoodReexaminationRelaxes() { // DBSS-4
        var driver = Driver.watching(pool().view()).tick().examined(network()).examined(well());
        assertThat(driver.steps()).containsExactly("FOREGROUND DETECTED", "FOREGROUND RELAXED");
        assertThat(driver.phase()).isInstanceOf(Phase.Watching.class);
        assertThat(driver.asks(Claim.class)).isFalse();
    }

    @Test
    void aBadReexaminationIsClaimedBeforeAnythingIsDone() { // DESIGN rule 2
        var driver = confirmed(R, network());
        assertThat(driver.steps()).containsExactly("FOREGROUND DETECTED", "FOREGROUND CONFIRMED");
        assertThat(driver.asks(Claim.class)).isTrue();
        assertThat(driver.orders).isEmpty();
    }

    @Test
    void aFreshMonitorWatchesBeforeItActs() { // DESIGN rule 10
        var driver = new Driver(pool().view()).tick().examined(network());
        assertThat(driver.steps()).isEmpty();
        driver.tick().examined(network());
        assertThat(driver.steps()).containsExactly("FOREGROUND DETECTED");
    }

    @Test
    void aMonitorThatDoesNotTrustItselfOnlyReports() { // DESIGN rule 10
        var driver =
                Driver.watching(pool().view())
                        .tick()
                        .examined(network())
                        .examined(network(), new Trust.None("the tick was late"));
        assertThat(driver.reports.getFirst()).isInstanceOf(NotActed.class);
        assertThat(driver.steps()).endsWith("FOREGROUND REFUSED");
        driver.tick().examined(network());
        assertThat(driver.asks(Claim.class)).isTrue();
    }

    @Test
    void aWitnessLetsAMassFailureBeActedUpon() { // DESIGN rule 10
        var driver =
                Driver.watching(pool().view())
                        .tick()
                        .examined(network())
                        .examined(network(), new Trust.WithWitness("3 of 3 failed at once"))
                        .executed(ServerExamined.class, failed(HOST_OFF));
        assertThat(driver.asks(Claim.class)).isTrue();
    }

    @Test
    void withoutAWitnessAMassFailureIsReported() { // DESIGN rule 10
        var driver =
                Driver.watching(pool().view())
                        .tick()
                        .examined(network())
                        .examined(network(), new Trust.WithWitness("3 of 3 failed at once"))
                        .done(ServerExamined.class);
        assertThat(driver.reports.getFirst()).isInstanceOf(NotActed.class);
        assertThat(driver.asks(Claim.class)).isFalse();
    }

    @Test
    void aRefusalIsToldOnceAndAskedAgainAtTheSixthInterval() { // DESIGN rules 11, 12
        var driver = confirmed(R, network()).sif(new Refused("report-only", List.of("take over")));
        assertThat(driver.steps()).endsWith("FOREGROUND REFUSED");
        for (var i = 1; i < 6; i++) {
            driver.tick().examined(network());
            assertThat(driver.asks(Claim.class)).isFalse();
        }
        driver.tick().examined(network());
        assertThat(driver.asks(Claim.class)).isTrue();
        driver.sif(new Refused("report-only", List.of("take over")));
        assertThat(driver.steps()).isEmpty();
        assertThat(driver.published).hasSize(3);
    }

    @Test
    void armingThePoolIsReasonEnoughToAskAgain() { // DESIGN rule 12
        var driver =
                Driver.watching(pool().mode(Mode.DISARMED).view())
                        .tick()
                        .examined(network())
                        .examined(network())
                        .sif(new Refused("the pool is disarmed", List.of()))
                        .configured(pool().revision(9).view())
                        .examined(network());
        assertThat(driver.asks(Claim.class)).isTrue();
    }

    @Test
    void whenAllIsWellAgainARefusedMatterEnds() {
        var driver =
                confirmed(R, network())
                        .sif(new Refused("maintenance", List.of()))
                        .tick()
                        .examined(well());
        assertThat(driver.phase()).isInstanceOf(Phase.Watching.class);
        assertThat(driver.steps()).endsWith("FOREGROUND RELAXED");
    }

    @Test
    void whoIsToldToWaitLooksAgainAtThatTime() { // DESIGN rule 4
        var driver = confirmed(R, network());
        driver.sif(new Wait("W1 is migrated", driver.at().plusSeconds(3)));
        assertThat(driver.steps()).endsWith("FOREGROUND TOLD_TO_WAIT");
        driver.ring("told-to-wait").examined(network());
        assertThat(driver.asks(Claim.class)).isTrue();
    }

    @Test
    void aSilentSifIsNotActedUponLater() {
        var driver = confirmed(R, network()).sifSilent();
        assertThat(driver.examines()).isTrue();
        driver.examined(well());
        assertThat(driver.phase()).isInstanceOf(Phase.Watching.class);
    }

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

    /** Its server is restarted and never well again. */
    private static Driver lost(Settings settings) {
        return standsIn(settings, httpdBad(), Means.VIP_REMOVED)
                .done(ServerRestarted.class)
                .pass(Duration.ofSeconds(50))
                .ring("bg-poll")
                .examined(network());
    }

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

    private static Driver hostSilent(Settings.Fencing fencing) {
        return claimed(settings(SERVER, FAILOVER_FIRST, AUTOMATIC, fencing), network())
                .executed(VipsOff.class, failed(HOST_UNREACHABLE));
    }

    private static Driver fenceGranted(Settings.Fencing fencing) {
        var driver = hostSilent(fencing);
        return driver.sif(
                granted(
                        incident(
                                driver.incident().value(),
                                TroubleKind.NETWORK,
                                IncidentState.RECOVERING,
                                3,
                                true,
                                Optional.of(WB),
                                false),
                        4,
                        null));
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

    private static Driver up(Settings settings) {
        return standsIn(settings, httpdBad(), Means.VIP_REMOVED)
                .done(ServerRestarted.class)
                .ring("bg-poll")
                .examined(well());
    }

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

    private static Driver takenOver(IncidentState state, TroubleKind trouble) {
        var recovered = state != IncidentState.RECOVERING;
        var recorded = incident("i", trouble, state, 3, true, Optional.of(WB), recovered);
        return new Driver(
                        pool().incident(recorded)
                                .operation(recovered ? row(WB, MS, VIP) : row(W1, RS1, VIP))
                                .view())
                .sif(
                        granted(
                                incident("i", trouble, state, 4, true, Optional.of(WB), recovered),
                                8,
                                null))
                .done(StoodDown.class)
                .done(StoodDown.class);
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

    @Test
    void anOperatorReturnsARepairedTarget() { // DBSS-14
        var driver =
                takenOver(IncidentState.RETURNING, TroubleKind.NETWORK)
                        .done(ServerRunning.class)
                        .done(ServerConnected.class)
                        .examined(well())
                        .done(VipsOff.class)
                        .done(VipsOn.class)
                        .done(ServerPaused.class);
        assertThat(driver.steps()).endsWith("BACKGROUND TARGET_RECOVERED");
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

    private static Driver givenUpWithout() {
        return new Driver(
                pool().incident(
                                incident(
                                        "i",
                                        TroubleKind.NETWORK,
                                        IncidentState.GIVEN_UP,
                                        3,
                                        false,
                                        Optional.empty(),
                                        false))
                        .view());
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

    @Test
    void theLeaseIsRenewedThreeTimes() { // DESIGN rule 3
        var driver = standsIn(R, network(), Means.GUEST_OFF).ring("renew");
        assertThat(driver.reports.getLast()).isInstanceOf(Renew.class);
        driver.ring("renew");
        assertThat(driver.reports.getLast()).isInstanceOf(Renew.class);
    }

    @Test
    void aLeaseThatRanOutIsTakenOverAgain() { // DESIGN rule 3
        var driver = standsIn(R, network(), Means.GUEST_OFF);
        var lapsed =
                incident(
                        driver.incident().value(),
                        TroubleKind.NETWORK,
                        IncidentState.FUNCTION_RECOVERED,
                        3,
                        false,
                        Optional.of(WB),
                        true);
        driver.configured(pool().settings(R).revision(9).incident(lapsed).view());
        assertThat(driver.asks(TakeOver.class)).isTrue();
    }

    @Test
    void whoHasBeenReplacedStopsAtOnce() { // DESIGN rule 3
        var driver = standsIn(R, network(), Means.GUEST_OFF);
        var another =
                incident(
                        driver.incident().value(),
                        TroubleKind.NETWORK,
                        IncidentState.FUNCTION_RECOVERED,
                        4,
                        true,
                        Optional.of(WB),
                        true);
        driver.configured(pool().settings(R).revision(9).incident(another).view());
        assertThat(driver.phase()).isInstanceOf(Phase.StandingAside.class);
    }

    @Test
    void aLateConfigurationDoesNotUndoTheEnd() { // DESIGN rule 8
        var driver = up(R).done(VipsOff.class).done(VipsOn.class).done(ServerPaused.class);
        var open =
                incident(
                        driver.incident().value(),
                        TroubleKind.SERVICE,
                        IncidentState.FUNCTION_RECOVERED,
                        3,
                        true,
                        Optional.of(WB),
                        true);
        driver.configured(
                pool().settings(R).revision(9).incident(open).operation(row(WB, MS, VIP)).view());
        assertThat(driver.phase()).isInstanceOf(Phase.Watching.class);
        assertThat(driver.asks(TakeOver.class)).isFalse();
    }

    @Test
    void aDuplicateAnswerIsIgnored() { // DESIGN rule 5
        var driver = claimed(R, network());
        var fence = driver.orders.getFirst().name();
        driver.executed(VipsOff.class, off(Means.GUEST_OFF));
        var before = driver.state();
        driver.tell(new DbssInput.CommandAnswered(T0, fence, done()));
        assertThat(driver.state()).isEqualTo(before);
    }
}
