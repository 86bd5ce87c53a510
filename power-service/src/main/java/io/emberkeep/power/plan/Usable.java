package io.emberkeep.power.plan;

import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.transition.HostPower;
import java.time.Duration;
import java.util.Optional;

/**
 * Which servers and hosts a transition may use now.
 *
 * @param view what is seen
 * @param policy the pool's
 */
record Usable(PoolView view, PowerPolicy policy) {

    /** Why a server is left alone. */
    Optional<String> whyNot(ServerId server) {
        if (view.configuration().serversInMaintenance().contains(server)) {
            return Optional.of("%s is in maintenance".formatted(server));
        }
        return view.configuration()
                .incidentOf(server)
                .map(incident -> "incident %s of it is not over".formatted(incident.id()));
    }

    /** Why a host can neither be used as it is nor woken. */
    Optional<String> whyNot(HostId host) {
        if (view.configuration().hostsInMaintenance().contains(host)) {
            return Optional.of("%s is in maintenance".formatted(host));
        }
        var power = Optional.ofNullable(view.power().get(host));
        if (power.isEmpty()) {
            return Optional.of("it is not known whether %s is awake".formatted(host));
        }
        return switch (power.get().state()) {
            case AWAKE -> Optional.empty();
            case ASLEEP -> whyNotWoken(host, power.get());
        };
    }

    /** What holds a resource against a transition: whatever holds it. */
    Optional<Hold> held(ResourceId resource) {
        return view.configuration().hold(resource).filter(hold -> hold.use() != Hold.Use.FREE);
    }

    private Optional<String> whyNotWoken(HostId host, HostPower power) {
        var least = policy.times().asleep();
        if (Duration.between(power.since(), view.now()).compareTo(least) < 0) {
            return Optional.of(
                    "%s sleeps since %s, and is left so for %d s"
                            .formatted(host, Seconds.of(power.since()), least.toSeconds()));
        }
        var mac = view.configuration().inventory().host(host).flatMap(HostDefinition::mac);
        return mac.isEmpty()
                ? Optional.of("%s has no mac: it cannot be woken".formatted(host))
                : Optional.empty();
    }
}
