package io.emberkeep.simulator.invariant;

import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.hypervisor.command.Order;
import io.emberkeep.hypervisor.plan.Primitive;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.testbed.model.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The gap of a VIP in a transition is bounded: what a transition takes off a server answers again a moment later; and
 * where something went wrong meanwhile, once a recovery has had its time.
 */
public final class VipsComeBack extends Invariant {

    /** What an undisturbed move takes at most, on machines as slow as the paper's. */
    static final Duration MOVE = Duration.ofSeconds(1);

    private static final Duration CALM = Duration.ofSeconds(30);

    private final Map<String, Gap> gaps = new HashMap<>();
    private long disturbedAt;
    private int faults;

    private record Gap(long since, boolean calm, Order order) {}

    /** In that simulation. */
    public VipsComeBack(Simulation simulation) {
        super(simulation);
    }

    @Override
    public void disturbed(int standing) {
        disturbedAt = now();
        faults = standing;
    }

    @Override
    public void acted(Order order, Primitive what, World before, World after) {
        if (order.command().transition().isPresent()) {
            vips(before)
                    .filter(vip -> answers(before, vip) && !answers(after, vip))
                    .forEach(vip -> gaps.put(vip, new Gap(now(), isCalm(), order)));
        }
    }

    private Stream<String> vips(World world) {
        return world.groups().values().stream().flatMap(group -> group.vips().stream());
    }

    private boolean isCalm() {
        return faults == 0
                && now() - disturbedAt > CALM.toNanos()
                && simulation().database().state().configuration().incidents().isEmpty();
    }

    @Override
    public void changed(World world) {
        if (!gaps.isEmpty()) {
            gaps.entrySet()
                    .removeIf(
                            gap -> {
                                var over = answers(world, gap.getKey());
                                if (over) {
                                    look(gap.getKey(), gap.getValue());
                                }
                                return over;
                            });
        }
    }

    private static boolean answers(World world, String vip) {
        return !world.answering(vip).isEmpty();
    }

    @Override
    public void secondPassed() {
        gaps.forEach(this::look);
    }

    private void look(String vip, Gap gap) {
        var configuration = simulation().database().state().configuration();
        if (configuration.mode() != Mode.ARMED) {
            disturbedAt = now();
        }
        var calm = gap.calm() && disturbedAt < gap.since();
        var bound = calm ? MOVE : Bounds.recovery(configuration.inventory().settings());
        var lasts = now() - (calm ? gap.since() : Math.max(gap.since(), disturbedAt));
        var rests =
                configuration.incidents().stream().anyMatch(incident -> !incident.state().isOpen());
        if (lasts > bound.toNanos() && !rests) {
            broken(
                    "%s answers nowhere for %s, since %s"
                            .formatted(vip, Duration.ofNanos(lasts), gap.order().command()));
        }
    }

    private long now() {
        return simulation().timeline().nanos();
    }
}
