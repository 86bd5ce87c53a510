package io.emberkeep.simulator.invariant;

import io.emberkeep.contract.answer.SignalAnswer.Granted;
import io.emberkeep.contract.answer.SignalAnswer.TransitionGranted;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionQuestion.ClaimTransition;
import io.emberkeep.hypervisor.command.Order;
import io.emberkeep.hypervisor.plan.Primitive;
import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.testbed.model.World;
import java.util.HashSet;
import java.util.Set;

/**
 * Nothing is begun in report-only, disarmed or maintenance, and nothing is ever done that was not granted
 * (DESIGN rule 12). What was granted before is worked on to its end.
 */
public final class NothingUnlessArmed extends Invariant {

    private final Set<IncidentId> granted = new HashSet<>();
    private final Set<TransitionId> transitions = new HashSet<>();

    /** In that simulation. */
    public NothingUnlessArmed(Simulation simulation) {
        super(simulation);
    }

    @Override
    public void decided(PoolState before, SifInput input, Decision decision) {
        if (input instanceof SifInput.SignalReceived(var signal, _, _)
                && signal instanceof IncidentQuestion question
                && decision.answer().filter(Granted.class::isInstance).isPresent()) {
            granted(before, question);
        }
        if (input instanceof SifInput.SignalReceived(var signal, _, _)
                && signal instanceof TransitionQuestion question
                && decision.answer().filter(TransitionGranted.class::isInstance).isPresent()) {
            granted(before, question);
        }
    }

    /** What had begun may come to its end, or be taken back; nothing new begins. */
    private void granted(PoolState before, TransitionQuestion question) {
        var now = before.configuration();
        var repeated = !transitions.add(question.transition());
        var begins =
                now.transition(question.transition())
                        .filter(one -> one.state() != TransitionState.APPROVED)
                        .isEmpty();
        var mayNot =
                now.mode() != Mode.ARMED
                        || question instanceof ClaimTransition claim
                                && !claim.kind().isAsked()
                                && now.powerMode() != PowerMode.AUTOMATIC;
        if (begins && !repeated && mayNot) {
            broken(
                    "%s was granted while the pool is %s and power saving %s"
                            .formatted(question, now.mode(), now.powerMode()));
        }
    }

    private void granted(PoolState before, IncidentQuestion question) {
        var known = before.configuration().incident(question.incident());
        var repeated = granted.contains(question.incident()) && known.isPresent();
        granted.add(question.incident());
        var mode = before.configuration().mode();
        var wanted = known.filter(one -> one.state() == IncidentState.RETURNING).isPresent();
        if (mode != Mode.ARMED && !wanted && !repeated) {
            broken("%s was granted while the pool is %s".formatted(question, mode));
        }
        if (question instanceof IncidentQuestion.Claim claim
                && !repeated
                && before.configuration().inMaintenance(claim.target())) {
            broken("%s was granted in maintenance".formatted(question));
        }
    }

    @Override
    public void acted(Order order, Primitive what, World before, World after) {
        var command = order.command();
        if (command.incident().filter(granted::contains).isEmpty()
                && command.transition().filter(transitions::contains).isEmpty()) {
            broken("%s for %s, which nobody granted".formatted(what, command));
        }
    }
}
