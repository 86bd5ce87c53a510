package io.emberkeep.sif.keeping;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.decision.Core;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.decision.Known;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionReport;
import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.sif.configuration.SifInput.LeasesChecked;
import io.emberkeep.sif.configuration.SifInput.SignalReceived;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A decision of the SIF, to be kept (DESIGN rule 11). */
public final class SifKeeping {

    private SifKeeping() {}

    /**
     * Whether it is kept: it is about an incident and decides something. A step for the log, a renewed lease
     * and a refusal once more for the same reason decide nothing: what is steady makes no messages.
     */
    public static boolean isKept(PoolState before, SifInput input, Decision decision) {
        return decidesSomething(before, input, decision)
                && incidents(before, input, decision).findAny().isPresent();
    }

    private static boolean decidesSomething(PoolState before, SifInput input, Decision decision) {
        if (decision.deadLetter().isPresent() || decision.changed()) {
            return true;
        }
        return switch (input) {
            case LeasesChecked _ -> false;
            case SignalReceived(var signal, _, _) ->
                    switch (signal) {
                        case IncidentReport.Renew _, IncidentReport.StepTaken _ -> false;
                        case IncidentReport _, OperatorSignal _ -> true;
                        case TransitionQuestion _, TransitionReport _ -> false;
                        case IncidentQuestion question ->
                                !refusedAsBefore(before, question.incident(), decision);
                    };
        };
    }

    private static boolean refusedAsBefore(PoolState before, IncidentId id, Decision decision) {
        return decision.answer().orElse(null) instanceof SignalAnswer.Refused(var reason, _)
                && before.incident(id)
                        .filter(known -> known.state() == IncidentState.REFUSED)
                        .flatMap(Incident::reason)
                        .filter(reason::equals)
                        .isPresent();
    }

    /** The decision as it is kept; of any decision, also of one that is not. */
    public static KeptDecision of(PoolState before, SifInput input, Decision decision) {
        return of(new Known(), before, input, decision);
    }

    /** The same, with what was written before. */
    public static KeptDecision of(
            Known known, PoolState before, SifInput input, Decision decision) {
        var incidents = incidents(before, input, decision).distinct().toList();
        return KeptDecision.ofIncidents(
                Core.SIF,
                incidents,
                incidents.stream()
                        .map(id -> target(before, decision, id))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(ServerId::value)
                        .orElse(before.pool().value()),
                input.now(),
                Stories.of(before, input, decision),
                KeptDecision.Facts.of(
                        known,
                        before.pool().value(),
                        before,
                        input,
                        decision.next(),
                        List.of(Effects.of(decision))));
    }

    /** The one that the signal names, and those that became others by it. */
    private static Stream<IncidentId> incidents(
            PoolState before, SifInput input, Decision decision) {
        var named =
                switch (input) {
                    case LeasesChecked _ -> Stream.<IncidentId>empty();
                    case SignalReceived(var signal, _, _) ->
                            switch (signal) {
                                case IncidentQuestion question -> Stream.of(question.incident());
                                case IncidentReport report -> Stream.of(report.incident());
                                case TransitionQuestion _, TransitionReport _, OperatorSignal _ ->
                                        Stream.<IncidentId>empty();
                            };
                };
        return Stream.concat(named, changed(before, decision));
    }

    /** Incidents that are recorded otherwise after a decision than before it, the new ones too. */
    private static Stream<IncidentId> changed(PoolState before, Decision decision) {
        return Stream.of(decision.next(), before)
                .flatMap(state -> state.configuration().incidents().stream())
                .filter(
                        one ->
                                !before.incident(one.id())
                                        .equals(decision.next().incident(one.id())))
                .map(Incident::id);
    }

    private static Optional<ServerId> target(PoolState before, Decision decision, IncidentId id) {
        return decision.next().incident(id).or(() -> before.incident(id)).map(Incident::target);
    }

    /** What follows besides the next state. */
    private record Effects(
            List<io.emberkeep.contract.configuration.Change> changes,
            Optional<SignalAnswer> answer,
            Optional<IncidentReport.StepTaken> step,
            Optional<String> deadLetter) {

        static Effects of(Decision decision) {
            return new Effects(
                    decision.changes(), decision.answer(), decision.step(), decision.deadLetter());
        }
    }
}
