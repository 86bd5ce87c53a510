package io.emberkeep.hypervisor.work;

import io.emberkeep.contract.answer.Observed.HostPower;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.hypervisor.plan.Context;
import io.emberkeep.hypervisor.plan.Look;
import io.emberkeep.hypervisor.plan.Move;
import io.emberkeep.hypervisor.plan.Plan;
import io.emberkeep.hypervisor.plan.Progress;
import io.emberkeep.hypervisor.plan.Sight;
import io.emberkeep.hypervisor.port.HandsChoice;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Looks at hosts as they are now, at all of them at once. */
public final class HostLooks {

    /** All of them together are seen within 1.5 s. */
    private static final Duration LIMIT = Duration.ofMillis(1_300);

    private static final Executor VIRTUAL = task -> Thread.ofVirtual().start(task);

    private final HandsChoice choice;
    private final Eyes eyes = new Eyes(Limits.DEFAULT);

    /** With these ways to reach them. */
    public HostLooks(HandsChoice choice) {
        this.choice = choice;
    }

    /**
     * One host as it was seen.
     *
     * @param power as its hypervisor or its power control says
     * @param hypervisor whether its hypervisor answers
     */
    public record Seen(HostPower power, boolean hypervisor) {}

    /** All of these, in their order; one that cannot be reached at all is unknown. */
    public List<Seen> look(Collection<HostDefinition> hosts) {
        var asked =
                hosts.stream()
                        .map(host -> CompletableFuture.supplyAsync(() -> look(host), VIRTUAL))
                        .toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private Seen look(HostDefinition host) {
        try {
            var seen = see(new Condition.HostExamined(host.name()), host, Look.HOST).host();
            var found = seen.orElseThrow();
            return new Seen(found.hypervisor() ? HostPower.ON : found.power(), found.hypervisor());
        } catch (IllegalArgumentException unreachable) {
            return new Seen(HostPower.UNKNOWN, false);
        }
    }

    /**
     * Looks at everything once, the way a command does, so that the classes are loaded and the connections
     * stand before the first recovery.
     */
    public void warmUp(Inventory inventory) {
        look(inventory.hosts());
        for (var server : inventory.servers()) {
            server.host().flatMap(inventory::host).ifPresent(host -> see(server.name(), host));
        }
    }

    private void see(ServerId server, HostDefinition host) {
        try {
            var wanted = new Condition.ServerExamined(server, host.name());
            var sight = see(wanted, host, Look.VM);
            if (Plan.next(wanted, Context.ofServer(Set.of()), sight, Progress.NONE)
                    instanceof Move.See(var guest)) {
                eyes.look(guest, scene(wanted, host), sight, LIMIT);
            }
        } catch (IllegalArgumentException unreachable) {
            // A command for it will say so.
        }
    }

    private Sight see(Condition wanted, HostDefinition host, Look look) {
        return eyes.look(look, scene(wanted, host), Sight.NOTHING, LIMIT);
    }

    private Scene scene(Condition wanted, HostDefinition host) {
        var hands = choice.of(host);
        return new Scene(
                wanted,
                Context.ofServer(Set.of()),
                host.name(),
                Map.of(host.name(), hands),
                Map.of(host.name(), host),
                hands.power());
    }
}
