package io.emberkeep.simulator.invariant;

import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.signal.TransitionQuestion.StepBegun;
import io.emberkeep.contract.transition.Touches;
import io.emberkeep.hypervisor.command.Order;
import io.emberkeep.hypervisor.plan.Primitive;
import io.emberkeep.power.transition.Course;
import io.emberkeep.power.transition.CourseDecision;
import io.emberkeep.power.transition.CourseEffect;
import io.emberkeep.power.transition.CourseInput;
import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.simulator.Part;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.testbed.model.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * No transition touches a server in an incident that somebody works on (DESIGN rule 4): no step with one begins, no command for one is sent by
 * who knows of the incident, and none is carried out after the incident's own.
 */
public final class IncidentsOutrankTransitions extends Invariant {

    private final Map<ServerId, IncidentId> worked = new HashMap<>();
    private Optional<PoolConfiguration> known = Optional.empty();

    /** In that simulation. */
    public IncidentsOutrankTransitions(Simulation simulation) {
        super(simulation);
    }

    @Override
    public void copied(String member, PoolConfiguration configuration) {
        if (member.equals(Part.POWER.label())) {
            known = Optional.of(configuration);
        }
    }

    @Override
    public void decided(PoolState before, SifInput input, Decision decision) {
        worked.values().removeIf(incident -> !isOpen(decision.next().configuration(), incident));
        if (input instanceof SifInput.SignalReceived(var signal, _, _)
                && signal instanceof StepBegun begun
                && decision.changed()) {
            var now = decision.next().configuration();
            now.transition(begun.transition()).stream()
                    .map(one -> one.steps().get(begun.step()))
                    .flatMap(step -> Touches.servers(step).stream())
                    .filter(server -> isInIncident(now, server))
                    .findFirst()
                    .ifPresent(server -> broken("%s begins with %s".formatted(begun, server)));
        }
    }

    @Override
    public void decided(Course before, CourseInput input, CourseDecision decision) {
        decision.effects().stream()
                .filter(CourseEffect.Order.class::isInstance)
                .map(CourseEffect.Order.class::cast)
                .filter(order -> isKnownInIncident(order.condition()))
                .findFirst()
                .ifPresent(order -> broken("it is known to be in an incident: " + order));
    }

    private boolean isKnownInIncident(Condition condition) {
        return condition instanceof Condition.OfServer of
                && known.filter(pool -> isInIncident(pool, of.server())).isPresent();
    }

    private static boolean isInIncident(PoolConfiguration pool, ServerId server) {
        return pool.incidents().stream()
                .filter(incident -> incident.state().isOpen() && incident.leased())
                .flatMap(one -> Stream.concat(Stream.of(one.target()), one.standby().stream()))
                .anyMatch(server::equals);
    }

    @Override
    public void acted(Order order, Primitive what, World before, World after) {
        if (!(order.command().condition() instanceof Condition.OfServer of)) {
            return;
        }
        order.command().incident().ifPresent(incident -> worked.put(of.server(), incident));
        var incident = worked.get(of.server());
        if (order.command().transition().isPresent() && incident != null) {
            broken("%s after %s worked on it: %s".formatted(what, incident, order.command()));
        }
    }

    private static boolean isOpen(PoolConfiguration now, IncidentId incident) {
        return now.incident(incident).filter(one -> one.state().isOpen()).isPresent();
    }
}
