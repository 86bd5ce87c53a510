package io.emberkeep.contract.signal;

import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.wire.MessageType;

/** What a power-service reports of a transition that it holds or proposed (SIF-2). */
public sealed interface TransitionReport extends Signal.Report {

    /** The lease goes on; makes no revision (DESIGN rule 3). */
    @MessageType(name = "signal.renew-transition", version = 1)
    record RenewTransition(TransitionId transition, MemberId member, Epoch epoch)
            implements TransitionReport {}

    /**
     * What was proposed, or approved and not begun, is not wanted any more: the load changed, or it does not fit any
     * more.
     */
    @MessageType(name = "signal.withdraw-transition", version = 1)
    record WithdrawTransition(TransitionId transition, MemberId member, String reason)
            implements TransitionReport {}
}
