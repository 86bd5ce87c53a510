package io.emberkeep.hypervisor.work;

import io.emberkeep.contract.answer.Observed.HostPower;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.hypervisor.plan.Look;
import io.emberkeep.hypervisor.plan.Sight;
import io.emberkeep.hypervisor.port.GuestView;
import io.emberkeep.hypervisor.port.Hands;
import io.emberkeep.hypervisor.port.Machine;
import io.emberkeep.hypervisor.port.PortException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;

/** Looks at VMs, guests and hosts; silence is something seen, not a fault. */
final class Eyes {

    private final Limits limits;

    Eyes(Limits limits) {
        this.limits = limits;
    }

    /** The sight with what that look shows; no call takes longer than is left. */
    Sight look(Look look, Scene scene, Sight sight, Duration left) {
        return switch (look) {
            case VM -> sight.with(vm(scene, shorter(limits.reach(), left)));
            case GUEST -> sight.with(guest(scene, sight, shorter(limits.guest(), left)));
            case GUEST_BRIEFLY ->
                    sight.with(guest(scene, sight, shorter(limits.guestBriefly(), left)));
            case HOST -> sight.with(host(scene, shorter(limits.reach(), left)));
        };
    }

    private Sight.Vm vm(Scene scene, Duration limit) {
        var server = server(scene);
        var hands = scene.hands(scene.host()).orElseThrow();
        var asked = Calls.start(limit, left -> hands.hypervisor().look(server, left));
        if (!asked.endsWithin(shorter(limits.doubt(), limit))) {
            var power = power(scene, limit);
            if (power == HostPower.OFF || power == HostPower.SUSPENDED) {
                asked.thread().interrupt();
                return new Sight.HostSilent(power);
            }
        }
        try {
            return found(scene.host(), asked.await());
        } catch (PortException.NotThere elsewhere) {
            return searched(scene, server, limit);
        } catch (PortException silence) {
            return new Sight.HostSilent(power(scene, limit));
        }
    }

    /** A VM may have been migrated since the command was sent: all other hosts are asked at once. */
    private static Sight.Vm searched(Scene scene, ServerId server, Duration limit) {
        var asked = new LinkedHashMap<HostId, Calls.Running<Machine>>();
        scene.hosts()
                .forEach(
                        (name, hands) -> {
                            if (!name.equals(scene.host())) {
                                asked.put(
                                        name,
                                        Calls.start(
                                                limit,
                                                left -> hands.hypervisor().look(server, left)));
                            }
                        });
        var silent = new ArrayList<HostId>();
        for (var each : asked.entrySet()) {
            try {
                return found(each.getKey(), each.getValue().await());
            } catch (PortException.NotThere not) {
                // Not on this one either.
            } catch (PortException silence) {
                silent.add(each.getKey());
            }
        }
        return new Sight.Nowhere(silent);
    }

    private static Sight.Found found(HostId on, Machine machine) {
        return new Sight.Found(on, machine.state(), machine.boot(), machine.linkUp());
    }

    private static Sight.Guest guest(Scene scene, Sight sight, Duration limit) {
        var hands = handsOfVm(scene, sight);
        try {
            GuestView view =
                    Calls.within(limit, left -> hands.virtualIps().look(server(scene), left));
            return new Sight.Answering(view.vips(), view.daemons());
        } catch (PortException silence) {
            return new Sight.Silent();
        }
    }

    private static Sight.Host host(Scene scene, Duration limit) {
        var hypervisor =
                scene.hands(scene.host())
                        .map(hands -> Calls.start(limit, left -> hands.hypervisor().running(left)));
        var control = Calls.start(limit, scene.power()::look);
        var power = HostPower.UNKNOWN;
        var answers = false;
        try {
            power = control.await();
            answers = true;
        } catch (PortException silence) {
            // Its power is not known then.
        }
        if (power == HostPower.OFF || power == HostPower.SUSPENDED) {
            hypervisor.ifPresent(asked -> asked.thread().interrupt());
            return new Sight.Host(power, true, Optional.empty());
        }
        return new Sight.Host(power, answers, hypervisor.flatMap(Eyes::answered));
    }

    private static Optional<Set<String>> answered(Calls.Running<Set<String>> asked) {
        try {
            return Optional.of(asked.await());
        } catch (PortException silence) {
            return Optional.empty();
        }
    }

    private static HostPower power(Scene scene, Duration limit) {
        try {
            return Calls.within(limit, scene.power()::look);
        } catch (PortException silence) {
            return HostPower.UNKNOWN;
        }
    }

    /** How the host is reached on which the VM was found. */
    static Hands handsOfVm(Scene scene, Sight sight) {
        var on = sight.vm().orElseThrow() instanceof Sight.Found found ? found.on() : scene.host();
        return scene.hands(on).orElseThrow();
    }

    static ServerId server(Scene scene) {
        return ((Condition.OfServer) scene.wanted()).server();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
