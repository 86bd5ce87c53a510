package io.emberkeep.contract.failure;

import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.wire.Message;
import io.emberkeep.contract.wire.MessageType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The public failure events, in the order in which an incident can give them. */
public sealed interface Failure extends Message {

    /** Which incident; the same for all its events. */
    IncidentId incident();

    /** The server it is about; also the message's key. */
    ServerId target();

    /** When it happened. */
    Instant at();

    /** The first bad examination (DBSS-4): not trouble yet. */
    @MessageType(name = "failure.detected", version = 1)
    record Detected(
            IncidentId incident, ServerId target, Instant at, TroubleKind trouble, String evidence)
            implements Failure {}

    /** Seen again: it is trouble (DBSS-4). */
    @MessageType(name = "failure.confirmed", version = 1)
    record Confirmed(
            IncidentId incident, ServerId target, Instant at, TroubleKind trouble, String evidence)
            implements Failure {}

    /**
     * Nothing is done, and why.
     *
     * @param wouldHave what would have been done, if only the mode or maintenance forbids it
     */
    @MessageType(name = "failure.refused", version = 1)
    record Refused(
            IncidentId incident, ServerId target, Instant at, String reason, List<String> wouldHave)
            implements Failure {
        public Refused {
            wouldHave = List.copyOf(wouldHave);
        }
    }

    /** The group's standby is taken; only the target itself is being recovered (DBSS-12). */
    @MessageType(name = "failure.not-covered", version = 1)
    record NotCovered(IncidentId incident, ServerId target, Instant at, String reason)
            implements Failure {}

    /**
     * Clients are served again, by the standby (DBSS-5).
     *
     * @param functionRecovery from detected to the VIPs set
     * @param takeover from confirmed to the VIPs set
     */
    @MessageType(name = "failure.function-recovered", version = 1)
    record FunctionRecovered(
            IncidentId incident,
            ServerId target,
            Instant at,
            ServerId standby,
            List<IpAddress> vips,
            Duration functionRecovery,
            Duration takeover)
            implements Failure {
        public FunctionRecovered {
            vips = List.copyOf(vips);
        }
    }

    /**
     * The target serves again (DBSS-8, up).
     *
     * @param targetRecovery from detected to the return
     */
    @MessageType(name = "failure.target-recovered", version = 1)
    record TargetRecovered(
            IncidentId incident, ServerId target, Instant at, Duration targetRecovery)
            implements Failure {}

    /** The target could not be recovered (DBSS-8, down). */
    @MessageType(name = "failure.given-up", version = 1)
    record GivenUp(IncidentId incident, ServerId target, Instant at, String reason)
            implements Failure {}

    /** The target is up and stays on its standby until it is returned (DBSS-15). */
    @MessageType(name = "failure.held", version = 1)
    record Held(IncidentId incident, ServerId target, Instant at, String reason)
            implements Failure {}
}
