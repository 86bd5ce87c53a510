package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import java.time.Instant;

/** Trouble about which nothing is done, for a reason (DESIGN rule 11). */
record NotHeld(
        IncidentId incident,
        ServerId target,
        MemberId member,
        TroubleKind trouble,
        Instant detectedAt,
        Instant confirmedAt,
        String reason) {}
