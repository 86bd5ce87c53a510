package io.emberkeep.sif.configuration;

import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.signal.Signal;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/** Times as they are recorded: what is published is what the database gives back, to the microsecond. */
final class Times {

    /** What a clock may say that was never set, to what fits four digits of a year. */
    private static final Instant FIRST = Instant.EPOCH;

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Times() {}

    static Instant recorded(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** Why a signal's times cannot be recorded nor reckoned with; none if they can. */
    static Optional<String> whyNot(Signal signal) {
        return told(signal)
                .filter(time -> time.isBefore(FIRST) || time.isAfter(LAST))
                .findFirst()
                .map(time -> "its time %s is not between %s and %s".formatted(time, FIRST, LAST));
    }

    private static Stream<Instant> told(Signal signal) {
        return switch (signal) {
            case IncidentQuestion.Claim claim -> Stream.of(claim.detectedAt(), claim.confirmedAt());
            case IncidentQuestion.TakeOver _,
                    IncidentQuestion.ClaimStandby _,
                    IncidentQuestion.FenceHost _ ->
                    Stream.empty();
            case IncidentReport.NotActed notActed ->
                    Stream.of(notActed.detectedAt(), notActed.confirmedAt());
            case IncidentReport.StepTaken step -> Stream.of(step.at());
            case IncidentReport.FunctionRecovered recovered -> Stream.of(recovered.at());
            case IncidentReport.TargetRecovered recovered -> Stream.of(recovered.at());
            case IncidentReport.TargetHeld held -> Stream.of(held.at());
            case IncidentReport.TargetGivenUp givenUp -> Stream.of(givenUp.at());
            case IncidentReport.ClaimDropped dropped -> Stream.of(dropped.at());
            case IncidentReport.Renew _ -> Stream.empty();
            case TransitionQuestion.StepBegun begun -> Stream.of(begun.until());
            case TransitionQuestion _, TransitionReport _, OperatorSignal _ -> Stream.empty();
        };
    }
}
