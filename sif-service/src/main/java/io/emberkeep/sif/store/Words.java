package io.emberkeep.sif.store;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.signal.Signal;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionReport;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.sif.store.Applied.Outcome;

/** Signals and their answers in a word, for the record. */
final class Words {

    private Words() {}

    static String by(Envelope<?> envelope, Signal signal) {
        return switch (signal) {
            case OperatorSignal wish -> wish.operator();
            case IncidentQuestion _, IncidentReport _, TransitionQuestion _, TransitionReport _ ->
                    envelope.source();
        };
    }

    static String kind(Signal signal) {
        return signal.getClass().getSimpleName();
    }

    static Outcome outcome(SignalAnswer answer) {
        return switch (answer) {
            case SignalAnswer.Granted _, SignalAnswer.TransitionGranted _ -> Outcome.GRANTED;
            case SignalAnswer.Refused _ -> Outcome.REFUSED;
            case SignalAnswer.Wait _ -> Outcome.WAIT;
            case SignalAnswer.Accepted _ -> Outcome.ACCEPTED;
        };
    }

    static String reason(SignalAnswer answer) {
        return switch (answer) {
            case SignalAnswer.Refused(var reason, _) -> reason;
            case SignalAnswer.Wait(var reason, _) -> reason;
            case SignalAnswer.Granted granted -> granted.notCovered().orElse("");
            case SignalAnswer.TransitionGranted _, SignalAnswer.Accepted _ -> "";
        };
    }
}
