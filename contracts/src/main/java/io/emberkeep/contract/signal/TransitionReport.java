package io.emberkeep.contract.signal;

import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.wire.MessageType;

/** What a power-service reports of a transition that it holds (SIF-2). */
public sealed interface TransitionReport extends Signal.Report {

    /** The lease goes on; makes no revision (DESIGN rule 3). */
    @MessageType(name = "signal.renew-transition", version = 1)
    record RenewTransition(TransitionId transition, MemberId member, Epoch epoch)
            implements TransitionReport {}
}
