package io.emberkeep.simulator.invariant;

import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.testbed.model.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A failure ends recovered, given up or held within its bound: an open incident that is left in peace
 * comes to its end, and a server that does not serve is noticed.
 */
public final class EveryFailureEnds extends Invariant {

    private final Map<IncidentId, Long> openSince = new HashMap<>();
    private long disturbedAt;

    /** In that simulation. */
    public EveryFailureEnds(Simulation simulation) {
        super(simulation);
    }

    @Override
    public void disturbed(int standing) {
        disturbedAt = simulation().timeline().nanos();
    }

    @Override
    public void secondPassed() {
        var now = simulation().timeline().nanos();
        var configuration = simulation().database().state().configuration();
        var bound = bound().toNanos();
        openSince
                .keySet()
                .removeIf(
                        id ->
                                configuration
                                        .incident(id)
                                        .filter(one -> one.state().isOpen())
                                        .isEmpty());
        for (var incident : configuration.incidents()) {
            if (incident.state().isOpen()) {
                var since = openSince.computeIfAbsent(incident.id(), _ -> now);
                if (now - Math.max(since, disturbedAt) > bound) {
                    broken("after %s in peace it is still open: %s".formatted(bound(), incident));
                }
            }
        }
    }

    private Duration bound() {
        return Bounds.recovery(
                simulation().database().state().configuration().inventory().settings());
    }

    @Override
    public void atPeace() {
        var configuration = simulation().database().state().configuration();
        configuration.incidents().stream()
                .filter(incident -> !incident.state().isOver())
                .forEach(incident -> broken("it is not over: " + incident));
        if (configuration.mode() == Mode.ARMED) {
            var world = simulation().machines().world();
            configuration.operation().forEach(row -> serves(world, row));
        }
    }

    private void serves(World world, ServerRow row) {
        for (var vip : row.vips()) {
            var answering = world.answering(vip.value());
            if (answering.size() != 1
                    || !answering.getFirst().name().equals(row.server().value())) {
                broken(
                        "%s is recorded with %s, which is answered by %s"
                                .formatted(
                                        row.server(),
                                        vip,
                                        answering.stream().map(vm -> vm.name()).toList()));
            }
        }
    }
}
