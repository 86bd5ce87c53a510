package io.emberkeep.simulator.adapter;

import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.id.BootId;
import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.hypervisor.plan.Look;
import io.emberkeep.hypervisor.plan.Sight;
import io.emberkeep.hypervisor.work.Limits;
import io.emberkeep.testbed.model.Vm;
import io.emberkeep.testbed.model.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Looks as the adapter's eyes do; silence is something seen. */
final class Eyes {

    private final Calls calls;
    private final Limits limits;

    Eyes(Calls calls, Limits limits) {
        this.calls = calls;
        this.limits = limits;
    }

    void look(Look look, Scene scene, Sight sight, Duration left, Consumer<Sight> told) {
        switch (look) {
            case VM -> vm(scene, min(limits.reach(), left), seen -> told.accept(sight.with(seen)));
            case GUEST ->
                    guest(
                            scene,
                            sight,
                            min(limits.guest(), left),
                            seen -> told.accept(sight.with(seen)));
            case GUEST_BRIEFLY ->
                    guest(
                            scene,
                            sight,
                            min(limits.guestBriefly(), left),
                            seen -> told.accept(sight.with(seen)));
            case HOST ->
                    host(scene, min(limits.reach(), left), seen -> told.accept(sight.with(seen)));
        }
    }

    /** A hypervisor that is silent for a moment makes us ask the power control as well. */
    private void vm(Scene scene, Duration limit, Consumer<Sight.Vm> told) {
        var named = scene.host().value();
        var ended = new boolean[1];
        calls.look(
                named,
                limit,
                world -> world.vmOn(named, scene.server()),
                said -> {
                    if (!ended[0]) {
                        ended[0] = true;
                        seen(said, scene, limit, told);
                    }
                });
        calls.after(
                min(limits.doubt(), limit),
                () -> {
                    if (!ended[0]) {
                        power(
                                named,
                                limit,
                                power -> {
                                    var sure =
                                            power == Observed.HostPower.OFF
                                                    || power == Observed.HostPower.SUSPENDED;
                                    if (sure && !ended[0]) {
                                        ended[0] = true;
                                        told.accept(new Sight.HostSilent(power));
                                    }
                                });
                    }
                });
    }

    private void seen(Calls.Said<Vm> said, Scene scene, Duration limit, Consumer<Sight.Vm> told) {
        switch (said) {
            case Calls.Answer<Vm>(var vm) -> told.accept(found(scene.host(), vm));
            case Calls.No<Vm> _ -> searched(scene, limit, told);
            case Calls.Silence<Vm> _ ->
                    power(
                            scene.host().value(),
                            limit,
                            power -> told.accept(new Sight.HostSilent(power)));
        }
    }

    /** It may have been migrated since: all other hosts are asked at once, and the first that has it counts. */
    private void searched(Scene scene, Duration limit, Consumer<Sight.Vm> told) {
        var others = scene.others();
        var silent = new ArrayList<HostId>();
        var left = new int[] {others.size()};
        if (others.isEmpty()) {
            told.accept(new Sight.Nowhere(List.of()));
        }
        for (var host : others) {
            calls.look(
                    host.value(),
                    limit,
                    world -> world.vmOn(host.value(), scene.server()),
                    said -> {
                        if (left[0] <= 0) {
                            return;
                        }
                        left[0]--;
                        switch (said) {
                            case Calls.Answer<Vm>(var vm) -> {
                                left[0] = 0;
                                told.accept(found(host, vm));
                                return;
                            }
                            case Calls.No<Vm> _ -> {}
                            case Calls.Silence<Vm> _ -> silent.add(host);
                        }
                        if (left[0] == 0) {
                            told.accept(new Sight.Nowhere(silent));
                        }
                    });
        }
    }

    private static Sight.Found found(HostId on, Vm vm) {
        return new Sight.Found(
                on,
                Observed.Guest.valueOf(vm.state().name()),
                java.util.Optional.of(new BootId(vm.bootId())),
                vm.linkUp());
    }

    private void guest(Scene scene, Sight sight, Duration limit, Consumer<Sight.Guest> told) {
        var host = scene.hostOfVm(sight);
        calls.look(
                host,
                limit,
                world -> world.guestOn(host, scene.server()),
                said ->
                        told.accept(
                                said instanceof Calls.Answer<Vm>(var vm)
                                        ? new Sight.Answering(
                                                vm.guest().vips().stream()
                                                        .map(IpAddress::new)
                                                        .toList(),
                                                vm.guest().daemons().keySet().stream()
                                                        .map(DaemonName::new)
                                                        .collect(Collectors.toSet()))
                                        : new Sight.Silent()));
    }

    private void host(Scene scene, Duration limit, Consumer<Sight.Host> told) {
        var host = scene.host().value();
        calls.look(
                Calls.board(host),
                limit,
                world -> power(world, host),
                board -> {
                    var power =
                            board instanceof Calls.Answer<Observed.HostPower>(var says)
                                    ? says
                                    : Observed.HostPower.UNKNOWN;
                    var answers = board instanceof Calls.Answer<Observed.HostPower>;
                    if (power == Observed.HostPower.OFF || power == Observed.HostPower.SUSPENDED) {
                        told.accept(new Sight.Host(power, answers, Optional.empty()));
                        return;
                    }
                    calls.look(
                            host,
                            limit,
                            world -> running(world, host),
                            said ->
                                    told.accept(
                                            new Sight.Host(
                                                    power,
                                                    answers,
                                                    said
                                                                    instanceof
                                                                    Calls.Answer<Set<String>>(
                                                                            var vms)
                                                            ? Optional.of(vms)
                                                            : Optional.empty())));
                });
    }

    /** @throws Refusal if the hypervisor is silent */
    private static Set<String> running(World world, String host) {
        world.hypervisor(host);
        return world.on(host).stream()
                .filter(vm -> vm.state() == Vm.State.RUNNING)
                .map(Vm::name)
                .collect(Collectors.toSet());
    }

    private void power(String host, Duration limit, Consumer<Observed.HostPower> told) {
        calls.look(
                Calls.board(host),
                limit,
                world -> power(world, host),
                said ->
                        told.accept(
                                said instanceof Calls.Answer<Observed.HostPower>(var says)
                                        ? says
                                        : Observed.HostPower.UNKNOWN));
    }

    /** As the testbed's power control says it. @throws Refusal if it is silent */
    private static Observed.HostPower power(World world, String host) {
        return switch (world.powerControl(host).power()) {
            case ON, BOOTING -> Observed.HostPower.ON;
            case SUSPENDED -> Observed.HostPower.SUSPENDED;
            case OFF -> Observed.HostPower.OFF;
        };
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
