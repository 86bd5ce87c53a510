package io.emberkeep.contract.configuration;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is recorded of one incident, enough for another member to carry on from (DESIGN rule 3).
 *
 * @param id its name
 * @param target the failed server
 * @param trouble network or service
 * @param state how far it came
 * @param epoch of the target for this holding; grows with each new holder
 * @param holder the member that works on it, or did last
 * @param leased whether the holder's lease stands; false once it ran out or the work ended
 * @param standby the standby it was granted; none while <em>not covered</em> (DBSS-12)
 * @param vips the virtual addresses that the target had when it was claimed (SIF-6)
 * @param targetHost the host on which the target ran then (SIF-5)
 * @param held why the target will not be returned by itself although it recovers (DBSS-15); none if it
 *     will
 * @param reason the newest reason given: of a refusal, a holding, a giving up
 * @param detectedAt the end of the first bad examination (DBSS-4)
 * @param confirmedAt the end of the re-examination (DBSS-13)
 * @param functionRecoveredAt when the VIPs were set on the standby
 * @param endedAt when the target had returned, or was given up, held, refused
 */
public record Incident(
        IncidentId id,
        ServerId target,
        TroubleKind trouble,
        IncidentState state,
        Epoch epoch,
        MemberId holder,
        boolean leased,
        Optional<ServerId> standby,
        List<IpAddress> vips,
        Optional<HostId> targetHost,
        Optional<String> held,
        Optional<String> reason,
        Instant detectedAt,
        Instant confirmedAt,
        Optional<Instant> functionRecoveredAt,
        Optional<Instant> endedAt) {

    public Incident {
        vips = List.copyOf(vips);
    }

    /** Whether the standby serves in the target's place now. */
    @JsonIgnore
    public boolean stoodIn() {
        return functionRecoveredAt.isPresent() && standby.isPresent();
    }
}
