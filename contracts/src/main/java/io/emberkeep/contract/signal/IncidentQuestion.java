package io.emberkeep.contract.signal;

import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.wire.MessageType;
import java.time.Instant;

/** What a member asks before it acts on trouble (DESIGN rule 2; SIF-4, SIF-5 and A3 in one step). */
public sealed interface IncidentQuestion extends Signal.Question {

    /** Which incident it is about. */
    IncidentId incident();

    /**
     * Trouble is confirmed: may this member act? Grants the target and the group's standby, if it is
     * free, or says why not.
     *
     * @param incident a new name, chosen by the member at detection; the same at each repetition
     * @param target the server in trouble
     * @param member who asks
     * @param trouble what was found
     * @param detectedAt the end of the first bad examination
     * @param confirmedAt the end of the re-examination
     * @param evidence what was seen, as a sentence
     */
    @MessageType(name = "signal.claim", version = 1)
    record Claim(
            IncidentId incident,
            ServerId target,
            MemberId member,
            TroubleKind trouble,
            Instant detectedAt,
            Instant confirmedAt,
            String evidence)
            implements IncidentQuestion {}

    /**
     * May this member carry on with an open incident that it held before, whose holder's lease ran out,
     * that an operator wants returned, or whose given-up target answers again? Grants the target (and the
     * standby, if the incident has one) with the next epoch (DESIGN rule 3).
     */
    @MessageType(name = "signal.take-over", version = 1)
    record TakeOver(IncidentId incident, MemberId member) implements IncidentQuestion {}

    /** Is the standby free now for an incident that was not covered (DBSS-12)? */
    @MessageType(name = "signal.claim-standby", version = 1)
    record ClaimStandby(IncidentId incident, MemberId member, Epoch epoch)
            implements IncidentQuestion {}

    /**
     * May a silent host be powered off? Granted if every server in operation on it is in network trouble,
     * shared by their incidents (DBSS-10, DESIGN rules 2 and 9).
     */
    @MessageType(name = "signal.fence-host", version = 1)
    record FenceHost(IncidentId incident, MemberId member, Epoch epoch, HostId host)
            implements IncidentQuestion {}
}
