package io.emberkeep.simulator.adapter;

import io.emberkeep.contract.id.MacAddress;
import io.emberkeep.hypervisor.plan.Primitive;
import io.emberkeep.hypervisor.plan.Sight;
import io.emberkeep.hypervisor.work.Limits;
import io.emberkeep.testbed.model.Input;
import java.time.Duration;
import java.util.Optional;

/** What each primitive is to the machines, whom it is asked of, and how long it may take. */
final class Actions {

    /** @param where the name on the links of whoever is asked */
    record Action(String where, Input input) {}

    private Actions() {}

    /** None if it cannot even be asked. */
    static Optional<Action> of(Primitive what, Scene scene, Sight sight) {
        return switch (what) {
            case Primitive.OnVm onVm -> {
                var host = scene.hostOfVm(sight);
                var vm = scene.server();
                yield action(
                        host,
                        switch (onVm) {
                            case START -> new Input.Start(host, vm);
                            case RESUME -> new Input.Resume(host, vm);
                            case PAUSE -> new Input.Pause(host, vm);
                            case DESTROY -> new Input.Destroy(host, vm);
                            case RESET -> new Input.ResetVm(host, vm);
                            case CUT_LINK -> new Input.SetLink(host, vm, false);
                            case MEND_LINK -> new Input.SetLink(host, vm, true);
                        });
            }
            case Primitive.Migrate(var to) -> {
                var host = scene.hostOfVm(sight);
                yield action(host, new Input.Migrate(host, scene.server(), to.value()));
            }
            case Primitive.OnGuest onGuest -> {
                var host = scene.hostOfVm(sight);
                yield action(host, guest(onGuest, host, scene.server()));
            }
            case Primitive.OnHost onHost -> host(onHost, scene);
        };
    }

    private static Input guest(Primitive.OnGuest what, String host, String vm) {
        return switch (what) {
            case Primitive.SetVip(var vip) -> new Input.SetVip(host, vm, vip.value());
            case Primitive.RemoveVip(var vip) -> new Input.RemoveVip(host, vm, vip.value());
            case Primitive.AnnounceVip(var vip) -> new Input.Announce(host, vm, vip.value());
            case Primitive.RestartDaemon(var daemon) ->
                    new Input.RestartDaemon(host, vm, daemon.value());
        };
    }

    private static Optional<Action> host(Primitive.OnHost what, Scene scene) {
        var host = scene.host().value();
        var board = Calls.board(host);
        return switch (what) {
            case WAKE ->
                    scene.mac()
                            .map(MacAddress::value)
                            .map(mac -> new Action(board, new Input.Wake(mac)));
            case SUSPEND -> action(board, new Input.Suspend(host));
            case POWER_OFF -> action(board, new Input.PowerOff(host));
        };
    }

    private static Optional<Action> action(String where, Input input) {
        return Optional.of(new Action(where, input));
    }

    /** What takes its time gets what is left of it. */
    static Duration limit(Primitive what, Limits limits, Duration left) {
        var takesItsTime =
                switch (what) {
                    case Primitive.OnVm.RESUME, Primitive.OnVm.PAUSE -> true;
                    case Primitive.OnVm _ -> false;
                    case Primitive.Migrate _, Primitive.RestartDaemon _ -> true;
                    case Primitive.OnGuest _ -> false;
                    case Primitive.OnHost.WAKE -> false;
                    case Primitive.OnHost _ -> true;
                };
        return takesItsTime || limits.quick().compareTo(left) > 0 ? left : limits.quick();
    }
}
