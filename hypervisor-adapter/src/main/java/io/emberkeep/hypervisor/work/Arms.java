package io.emberkeep.hypervisor.work;

import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.hypervisor.plan.Primitive;
import io.emberkeep.hypervisor.plan.Primitive.OnHost;
import io.emberkeep.hypervisor.plan.Primitive.OnVm;
import io.emberkeep.hypervisor.plan.Progress;
import io.emberkeep.hypervisor.plan.Sight;
import io.emberkeep.hypervisor.port.PortException;
import java.time.Duration;

/** Does one thing, on the host on which the VM was seen. */
final class Arms {

    private final Limits limits;

    Arms(Limits limits) {
        this.limits = limits;
    }

    /** Does it; takes no longer than is left. */
    Progress.Result act(Primitive what, Scene scene, Sight sight, Duration left) {
        try {
            Calls.act(limit(what, left), limit -> call(what, scene, sight, limit));
            return new Progress.Did();
        } catch (PortException failure) {
            return result(failure);
        }
    }

    /** Only an answer tells that it was surely not done. */
    private static Progress.Result result(PortException failure) {
        return switch (failure) {
            case PortException.Refused _, PortException.NotThere _ ->
                    new Progress.Refused(failure.getMessage());
            case PortException.GuestSilent _,
                    PortException.HostUnreachable _,
                    PortException.PowerControlSilent _,
                    PortException.DeadlinePassed _ ->
                    new Progress.NoAnswer(failure.getMessage());
        };
    }

    private void call(Primitive what, Scene scene, Sight sight, Duration limit)
            throws PortException {
        switch (what) {
            case OnVm onVm -> onVm(onVm, scene, sight, limit);
            case OnHost onHost -> onHost(onHost, scene, limit);
            case Primitive.Migrate(var to) ->
                    Eyes.handsOfVm(scene, sight)
                            .hypervisor()
                            .migrate(Eyes.server(scene), scene.definitions().get(to), limit);
            case Primitive.OnGuest onGuest -> onGuest(onGuest, scene, sight, limit);
        }
    }

    private static void onVm(OnVm what, Scene scene, Sight sight, Duration limit)
            throws PortException {
        var hypervisor = Eyes.handsOfVm(scene, sight).hypervisor();
        var vm = Eyes.server(scene);
        switch (what) {
            case START -> hypervisor.start(vm, limit);
            case RESUME -> hypervisor.resume(vm, limit);
            case PAUSE -> hypervisor.pause(vm, limit);
            case DESTROY -> hypervisor.destroy(vm, limit);
            case RESET -> hypervisor.reset(vm, limit);
            case CUT_LINK -> hypervisor.link(vm, false, limit);
            case MEND_LINK -> hypervisor.link(vm, true, limit);
        }
    }

    private static void onGuest(Primitive.OnGuest what, Scene scene, Sight sight, Duration limit)
            throws PortException {
        var hands = Eyes.handsOfVm(scene, sight);
        var guest = Eyes.server(scene);
        switch (what) {
            case Primitive.SetVip(IpAddress vip) -> hands.virtualIps().set(guest, vip, limit);
            case Primitive.RemoveVip(IpAddress vip) -> hands.virtualIps().remove(guest, vip, limit);
            case Primitive.AnnounceVip(IpAddress vip) ->
                    hands.virtualIps().announce(guest, vip, limit);
            case Primitive.RestartDaemon(var daemon) ->
                    hands.daemons().restart(guest, daemon, limit);
        }
    }

    private static void onHost(OnHost what, Scene scene, Duration limit) throws PortException {
        switch (what) {
            case WAKE -> scene.power().wake(limit);
            case SUSPEND -> scene.power().suspend(limit);
            case POWER_OFF -> scene.power().off(limit);
        }
    }

    /** What takes its time gets what is left of it. */
    private Duration limit(Primitive what, Duration left) {
        var quick =
                switch (what) {
                    case OnVm.START, OnVm.DESTROY, OnVm.RESET, OnVm.CUT_LINK, OnVm.MEND_LINK ->
                            true;
                    case OnVm.RESUME, OnVm.PAUSE -> false;
                    case Primitive.SetVip _, Primitive.RemoveVip _, Primitive.AnnounceVip _ -> true;
                    case Primitive.Migrate _, Primitive.RestartDaemon _ -> false;
                    case OnHost.WAKE -> true;
                    case OnHost.SUSPEND, OnHost.POWER_OFF -> false;
                };
        return quick && limits.quick().compareTo(left) < 0 ? limits.quick() : left;
    }
}
