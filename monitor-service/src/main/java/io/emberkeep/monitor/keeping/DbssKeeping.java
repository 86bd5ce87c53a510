package io.emberkeep.monitor.keeping;

import io.emberkeep.contract.decision.Core;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.monitor.dbss.DbssInput;
import io.emberkeep.monitor.dbss.DbssState;
import io.emberkeep.monitor.dbss.Decision;
import io.emberkeep.monitor.dbss.Phase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A decision of a DBSS, to be kept (DESIGN rule 11). */
public final class DbssKeeping {

    private DbssKeeping() {}

    /**
     * Whether it is kept: it is about an incident and decides something. Another look at what is being waited
     * for, a renewed lease, a refusal once more for the same reason decide nothing: what is steady makes no
     * messages.
     */
    public static boolean isKept(DbssState before, Decision decision) {
        return incidents(before, decision).findAny().isPresent()
                && Steady.decidesSomething(before.phase(), decision);
    }

    /** The decision as it is kept; of any decision, also of one that is not. */
    public static KeptDecision of(DbssState before, DbssInput input, Decision decision) {
        return KeptDecision.ofIncidents(
                Core.DBSS,
                incidents(before, decision).distinct().toList(),
                decision.next().view().target().name().value(),
                input.at(),
                Stories.of(before, input, decision),
                KeptDecision.Facts.of(
                        before, input, decision.next(), List.copyOf(decision.effects())));
    }

    private static Stream<IncidentId> incidents(DbssState before, Decision decision) {
        return Stream.of(before.phase(), decision.next().phase())
                .map(DbssKeeping::incident)
                .flatMap(Optional::stream);
    }

    private static Optional<IncidentId> incident(Phase phase) {
        return switch (phase) {
            case Phase.Idle(), Phase.Watching _ -> Optional.empty();
            case Phase.Reexamining doubt -> Optional.of(doubt.matter().incident());
            case Phase.AskingWitness asking -> Optional.of(asking.matter().incident());
            case Phase.Claiming claiming -> Optional.of(claiming.matter().incident());
            case Phase.Refused refused -> Optional.of(refused.matter().incident());
            case Phase.ToldToWait wait -> Optional.of(wait.matter().incident());
            case Phase.LookingAgain look -> Optional.of(look.matter().incident());
            case Phase.TakingOver taking -> Optional.of(taking.incident());
            case Phase.StandingAside aside -> Optional.of(aside.incident());
            case Phase.Recovering recovering ->
                    Optional.of(recovering.recovery().grant().incident().id());
            case Phase.Resting resting -> Optional.of(resting.incident());
        };
    }
}
