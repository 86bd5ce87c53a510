package io.emberkeep.contract.signal;

import io.emberkeep.contract.wire.Message;

/**
 * What happened, or what an operator wants. The sif-service decides what to edit (SIF-2).
 *
 * <p>A {@link Question} is answered on the topic {@code answers}; a {@link Report} is not, and its sender
 * goes on at once.
 */
public sealed interface Signal extends Message {

    /** Answered by {@code Granted}, {@code Refused}, {@code Wait} or {@code Accepted}. */
    sealed interface Question extends Signal
            permits IncidentQuestion, TransitionQuestion, OperatorSignal {}

    /** Not answered; with a stale epoch it is put aside in {@code dead-letters}. */
    sealed interface Report extends Signal permits IncidentReport, TransitionReport {}
}
