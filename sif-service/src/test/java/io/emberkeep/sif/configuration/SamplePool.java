package io.emberkeep.sif.configuration;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.answer.SignalAnswer.Granted;
import io.emberkeep.contract.answer.SignalAnswer.Refused;
import io.emberkeep.contract.answer.SignalAnswer.Wait;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.signal.IncidentQuestion.Claim;
import io.emberkeep.contract.signal.IncidentQuestion.ClaimStandby;
import io.emberkeep.contract.signal.IncidentQuestion.FenceHost;
import io.emberkeep.contract.signal.IncidentQuestion.TakeOver;
import io.emberkeep.contract.signal.IncidentReport.FunctionRecovered;
import io.emberkeep.contract.signal.IncidentReport.TargetGivenUp;
import io.emberkeep.contract.signal.IncidentReport.TargetHeld;
import io.emberkeep.contract.signal.IncidentReport.TargetRecovered;
import io.emberkeep.contract.signal.OperatorSignal.ApplyInventory;
import io.emberkeep.contract.signal.OperatorSignal.SetMaintenance;
import io.emberkeep.contract.signal.OperatorSignal.SetMode;
import io.emberkeep.contract.signal.Signal;
import io.emberkeep.sif.support.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Paper C's pool in a test's hands: what is told to it, and what it is then. */
final class SamplePool {

    static final MemberId MS = new MemberId("MS");
    static final MemberId OTHER = new MemberId("MS2");
    static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

    PoolState state;
    Instant now = START;
    Decision last;

    SamplePool() {
        this(Samples.inventory());
    }

    SamplePool(Inventory inventory) {
        state = PoolState.none(inventory.pool());
        tell(new ApplyInventory("test", inventory));
    }

    static ServerId server(String name) {
        return new ServerId(name);
    }

    static IncidentId incident(String name) {
        return new IncidentId(name);
    }

    Decision tell(Signal signal) {
        return tell(signal, Optional.empty());
    }

    Decision tell(Signal signal, Optional<Instant> deadline) {
        last = Sif.decide(state, new SifInput.SignalReceived(signal, deadline, now));
        state = last.next();
        return last;
    }

    Decision checkLeases() {
        last = Sif.decide(state, new SifInput.LeasesChecked(now));
        state = last.next();
        return last;
    }

    SamplePool after(Duration time) {
        now = now.plus(time);
        return this;
    }

    PoolConfiguration configuration() {
        return state.configuration();
    }

    long revision() {
        return configuration().revision().value();
    }

    List<String> operation() {
        return configuration().operation().stream().map(row -> row.server().value()).toList();
    }

    ServerRow row(String server) {
        return configuration().inOperation(server(server)).orElseThrow();
    }

    Incident theIncident(String name) {
        return state.incident(incident(name)).orElseThrow();
    }

    Epoch epoch(String incident) {
        return theIncident(incident).epoch();
    }

    Claim claimOf(String incident, String target, TroubleKind trouble) {
        return new Claim(
                incident(incident),
                server(target),
                MS,
                trouble,
                now.minusSeconds(3),
                now.minusSeconds(1),
                "no answer");
    }

    SignalAnswer claim(String incident, String target) {
        return claim(incident, target, TroubleKind.NETWORK);
    }

    SignalAnswer claim(String incident, String target, TroubleKind trouble) {
        return tell(claimOf(incident, target, trouble)).answer().orElseThrow();
    }

    Granted granted(String incident, String target) {
        return (Granted) claim(incident, target);
    }

    SignalAnswer fence(String incident, String host) {
        return tell(new FenceHost(incident(incident), MS, epoch(incident), new HostId(host)))
                .answer()
                .orElseThrow();
    }

    SignalAnswer claimStandby(String incident) {
        return tell(new ClaimStandby(incident(incident), MS, epoch(incident)))
                .answer()
                .orElseThrow();
    }

    SignalAnswer takeOver(String incident, MemberId member) {
        return tell(new TakeOver(incident(incident), member)).answer().orElseThrow();
    }

    Decision functionRecovered(String incident) {
        var known = theIncident(incident);
        return tell(
                new FunctionRecovered(
                        known.id(),
                        known.epoch(),
                        known.standby().orElseThrow(),
                        known.vips(),
                        now));
    }

    Decision targetRecovered(String incident) {
        return tell(
                new TargetRecovered(incident(incident), epoch(incident), Optional.empty(), now));
    }

    Decision held(String incident) {
        return tell(new TargetHeld(incident(incident), epoch(incident), "flapping", now));
    }

    Decision givenUp(String incident, Optional<String> migratedTo) {
        return tell(
                new TargetGivenUp(
                        incident(incident),
                        epoch(incident),
                        migratedTo.map(HostId::new),
                        Optional.empty(),
                        "does not answer",
                        now));
    }

    void mode(Mode mode) {
        tell(new SetMode("test", mode));
    }

    void maintenance(ResourceId resource) {
        tell(new SetMaintenance("test", resource, true));
    }

    /** From the claim to the standby's service. */
    SamplePool failOver(String incident, String target) {
        granted(incident, target);
        functionRecovered(incident);
        return this;
    }

    static List<IpAddress> vips(String... addresses) {
        return List.of(addresses).stream().map(IpAddress::new).toList();
    }

    static String reason(SignalAnswer answer) {
        return switch (answer) {
            case Refused refused -> refused.reason();
            case Wait wait -> wait.reason();
            case Granted granted -> granted.notCovered().orElse("granted");
            case SignalAnswer.TransitionGranted _ -> "granted";
            case SignalAnswer.Accepted accepted -> "accepted " + accepted.changed();
        };
    }
}
