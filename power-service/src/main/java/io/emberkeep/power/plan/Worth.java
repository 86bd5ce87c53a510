package io.emberkeep.power.plan;

import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.HostDefinition.PowerDraw;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.power.energy.Energy;
import io.emberkeep.power.plan.PowerPolicy.PayBack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a change costs and what it saves: live migrations there and back, and a wake, against the difference of
 * idle and suspended watts of the hosts that come to sleep. A host without watts saves nothing that is known.
 *
 * @param savedWatts while it lasts
 * @param cost once, there and back
 */
record Worth(double savedWatts, Energy cost) {

    static Worth of(Placement now, List<HostId> freed, List<Step> steps, PayBack rules) {
        var saved =
                freed.stream()
                        .flatMap(host -> draw(now, host).stream())
                        .mapToDouble(draw -> draw.idle() - draw.suspended())
                        .sum();
        var wakes =
                freed.stream()
                        .flatMap(host -> draw(now, host).stream())
                        .map(draw -> Energy.of(draw.busy(), rules.wakeTakes()))
                        .reduce(Energy.NONE, Energy::plus);
        var migrations =
                steps.stream()
                        .flatMap(Worth::migrating)
                        .flatMap(host -> draw(now, host).stream())
                        .map(
                                draw ->
                                        Energy.of(
                                                2 * (draw.busy() - draw.idle()),
                                                rules.migrationTakes()))
                        .reduce(Energy.NONE, Energy::plus);
        return new Worth(saved, wakes.plus(migrations));
    }

    /** How long it must last to pay for itself; nothing if it never does. */
    Optional<Duration> paysAfter() {
        return savedWatts <= 0
                ? Optional.empty()
                : Optional.of(
                        Duration.ofMillis((long) Math.ceil(1000 * cost.joules() / savedWatts)));
    }

    /** Whether it pays for itself soon enough. */
    boolean pays(PayBack rules) {
        return paysAfter().filter(time -> time.compareTo(rules.within()) <= 0).isPresent();
    }

    private static Stream<HostId> migrating(Step step) {
        return step instanceof Step.MigrateServer(_, _, var from, var to)
                ? Stream.of(from, to)
                : Stream.empty();
    }

    private static Optional<PowerDraw> draw(Placement now, HostId host) {
        return now.inventory().host(host).flatMap(HostDefinition::watts);
    }
}
