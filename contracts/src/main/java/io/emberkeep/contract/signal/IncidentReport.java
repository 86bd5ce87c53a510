package io.emberkeep.contract.signal;

import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.wire.MessageType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a member reports of an incident that it holds (SIF-2). Epochs are the target's. */
public sealed interface IncidentReport extends Signal.Report {

    /** Which incident it is about. */
    IncidentId incident();

    /** The lease goes on; makes no revision (DESIGN rule 3). */
    @MessageType(name = "signal.renew", version = 1)
    record Renew(IncidentId incident, MemberId member, Epoch epoch) implements IncidentReport {}

    /**
     * One step of a recovery, for the log (DBSS-13); makes no revision.
     *
     * @param at when it was done
     * @param job whose step it was
     * @param step what was done
     * @param detail a few words: the server, the addresses, the means, the reason
     */
    @MessageType(name = "signal.step", version = 1)
    record StepTaken(
            IncidentId incident, Epoch epoch, Instant at, Job job, Step step, String detail)
            implements IncidentReport {}

    /**
     * (A4) The standby serves: the target's operation row becomes the standby's (SIF-6).
     *
     * @param vips what was set on it
     * @param at when they were set
     */
    @MessageType(name = "signal.function-recovered", version = 1)
    record FunctionRecovered(
            IncidentId incident, Epoch epoch, ServerId standby, List<IpAddress> vips, Instant at)
            implements IncidentReport {
        public FunctionRecovered {
            vips = List.copyOf(vips);
        }
    }

    /** (A5, up) The target serves itself; the standby, if it stood in, waits again (SIF-7). */
    @MessageType(name = "signal.target-recovered", version = 1)
    record TargetRecovered(
            IncidentId incident, Epoch epoch, Optional<HostId> standbyLeft, Instant at)
            implements IncidentReport {}

    /** The target is up, and the standby goes on serving until the return (DBSS-15). */
    @MessageType(name = "signal.target-held", version = 1)
    record TargetHeld(IncidentId incident, Epoch epoch, String reason, Instant at)
            implements IncidentReport {}

    /**
     * (A5, down) The target is given up (DBSS-8).
     *
     * @param migratedTo the host to which the standby was moved; none if it stayed (DBSS-10)
     * @param unsure the standby, if it does not serve and nobody could confirm that it is without the VIPs: it
     *     stays taken, and is the first thing that a return looks after (DESIGN rule 9); else none
     * @param reason why it was given up and why the standby moved or stayed
     */
    @MessageType(name = "signal.target-given-up", version = 1)
    record TargetGivenUp(
            IncidentId incident,
            Epoch epoch,
            Optional<HostId> migratedTo,
            Optional<ServerId> unsure,
            String reason,
            Instant at)
            implements IncidentReport {}

    /** Nothing more is done for this claim; whatever was held is free (a takeover that was refused). */
    @MessageType(name = "signal.claim-dropped", version = 1)
    record ClaimDropped(IncidentId incident, Epoch epoch, String reason, Instant at)
            implements IncidentReport {}

    /**
     * A member saw trouble and did not even claim, because it does not trust itself (DESIGN rule 10).
     */
    @MessageType(name = "signal.not-acted", version = 1)
    record NotActed(
            IncidentId incident,
            ServerId target,
            MemberId member,
            TroubleKind trouble,
            Instant detectedAt,
            Instant confirmedAt,
            String reason)
            implements IncidentReport {}
}
