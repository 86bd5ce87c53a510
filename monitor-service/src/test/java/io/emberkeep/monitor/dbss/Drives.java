package io.emberkeep.monitor.dbss;

import static io.emberkeep.contract.answer.CommandAnswer.Cause.HOST_UNREACHABLE;
import static io.emberkeep.contract.inventory.Settings.Failover.FAILOVER_FIRST;
import static io.emberkeep.contract.inventory.Settings.Failover.RESTART_FIRST;
import static io.emberkeep.contract.inventory.Settings.Fencing.REQUIRED;
import static io.emberkeep.contract.inventory.Settings.Repair.DAEMON_THEN_SERVER;
import static io.emberkeep.contract.inventory.Settings.Repair.SERVER;
import static io.emberkeep.contract.inventory.Settings.Returning.AUTOMATIC;
import static io.emberkeep.monitor.dbss.Samples.MS;
import static io.emberkeep.monitor.dbss.Samples.RS1;
import static io.emberkeep.monitor.dbss.Samples.RS2;
import static io.emberkeep.monitor.dbss.Samples.VIP;
import static io.emberkeep.monitor.dbss.Samples.W1;
import static io.emberkeep.monitor.dbss.Samples.WB;
import static io.emberkeep.monitor.dbss.Samples.failed;
import static io.emberkeep.monitor.dbss.Samples.granted;
import static io.emberkeep.monitor.dbss.Samples.httpdBad;
import static io.emberkeep.monitor.dbss.Samples.incident;
import static io.emberkeep.monitor.dbss.Samples.network;
import static io.emberkeep.monitor.dbss.Samples.off;
import static io.emberkeep.monitor.dbss.Samples.pool;
import static io.emberkeep.monitor.dbss.Samples.row;
import static io.emberkeep.monitor.dbss.Samples.settings;
import static io.emberkeep.monitor.dbss.Samples.well;

import io.emberkeep.contract.answer.CommandAnswer.Means;
import io.emberkeep.contract.answer.SignalAnswer.Granted;
import io.emberkeep.contract.command.Condition.ServerRestarted;
import io.emberkeep.contract.command.Condition.ServerRunning;
import io.emberkeep.contract.command.Condition.StoodDown;
import io.emberkeep.contract.command.Condition.VipsOff;
import io.emberkeep.contract.command.Condition.VipsOn;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.inventory.Settings;
import java.time.Duration;
import java.util.Optional;

/** Targets that came so far, for the tests of what comes next. */
final class Drives {

    static final Settings P = settings(DAEMON_THEN_SERVER, RESTART_FIRST, AUTOMATIC, REQUIRED);
    static final Settings R = settings(SERVER, FAILOVER_FIRST, AUTOMATIC, REQUIRED);

    static Driver confirmed(Settings settings, Finding finding) {
        return Driver.watching(pool().settings(settings).view())
                .tick()
                .examined(finding)
                .examined(finding);
    }

    static Driver claimed(Settings settings, Finding finding) {
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

    /** Nobody saw the end of its live migration: it may be on RS2 as well. */
    static Driver claimedOnOneOfTwo(Settings settings, Finding finding) {
        var driver = confirmed(settings, finding);
        return driver.sif(elsewhere(recovering(driver, finding), 2));
    }

    static Incident recovering(Driver driver, Finding finding) {
        return incident(
                driver.incident().value(),
                ((Finding.Bad) finding).kind(),
                IncidentState.RECOVERING,
                3,
                true,
                Optional.of(WB),
                false);
    }

    static Granted elsewhere(Incident incident, long revision) {
        var granted = granted(incident, revision, null);
        return new Granted(
                granted.revision(),
                granted.incident(),
                granted.row(),
                granted.epochs(),
                Optional.of(RS2),
                granted.notCovered(),
                granted.lease());
    }

    static Driver uncovered(Settings settings, Finding finding) {
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
    static Driver standsIn(Settings settings, Finding finding, Means means) {
        return claimed(settings, finding)
                .executed(VipsOff.class, off(means))
                .done(ServerRunning.class)
                .done(VipsOn.class);
    }

    /** Its server is restarted and never well again. */
    static Driver lost(Settings settings) {
        return standsIn(settings, httpdBad(), Means.VIP_REMOVED)
                .done(ServerRestarted.class)
                .pass(Duration.ofSeconds(50))
                .ring("bg-poll")
                .examined(network());
    }

    static Driver hostSilent(Settings.Fencing fencing) {
        return claimed(settings(SERVER, FAILOVER_FIRST, AUTOMATIC, fencing), network())
                .executed(VipsOff.class, failed(HOST_UNREACHABLE));
    }

    static Driver fenceGranted(Settings.Fencing fencing) {
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

    static Driver up(Settings settings) {
        return standsIn(settings, httpdBad(), Means.VIP_REMOVED)
                .done(ServerRestarted.class)
                .ring("bg-poll")
                .examined(well());
    }

    static Driver takenOver(IncidentState state, TroubleKind trouble) {
        return takenOver(state, trouble, MS);
    }

    /** @param standbyOn where the standby serves, if it does */
    static Driver takenOver(IncidentState state, TroubleKind trouble, HostId standbyOn) {
        var recovered = state != IncidentState.RECOVERING;
        var recorded = incident("i", trouble, state, 3, true, Optional.of(WB), recovered);
        return new Driver(
                        pool().incident(recorded)
                                .operation(recovered ? row(WB, standbyOn, VIP) : row(W1, RS1, VIP))
                                .view())
                .sif(
                        granted(
                                incident("i", trouble, state, 4, true, Optional.of(WB), recovered),
                                8,
                                null))
                .done(StoodDown.class)
                .done(StoodDown.class);
    }

    static Driver givenUpWithout() {
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

    private Drives() {}
}
