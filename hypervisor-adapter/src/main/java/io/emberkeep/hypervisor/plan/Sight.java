package io.emberkeep.hypervisor.plan;

import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.id.BootId;
import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What has been seen and still holds: an action makes it forget what it may have changed, so that
 * nothing is decided on an old look (DESIGN rule 5, examine before acting).
 *
 * @param vm what the hypervisor said; none if it has not been asked since
 * @param guest what the guest said; none if it has not been asked since
 * @param host what was seen of the host; none if it has not been looked at since
 */
public record Sight(Optional<Vm> vm, Optional<Guest> guest, Optional<Host> host) {

    /** Nothing has been looked at. */
    public static final Sight NOTHING =
            new Sight(Optional.empty(), Optional.empty(), Optional.empty());

    /** What is known of a VM. */
    public sealed interface Vm {}

    /**
     * It is there.
     *
     * @param on the host that has it
     * @param state as its hypervisor says
     * @param boot which boot that is, if the hypervisor can tell
     * @param linkUp whether its host lets it on the network
     */
    public record Found(HostId on, Observed.Guest state, Optional<BootId> boot, boolean linkUp)
            implements Vm {}

    /**
     * The host that was named does not have it, nor has any other that could be asked.
     *
     * @param silent hosts that could not be asked
     */
    public record Nowhere(List<HostId> silent) implements Vm {
        public Nowhere {
            silent = List.copyOf(silent);
        }
    }

    /**
     * The hypervisor of the host that was named does not answer.
     *
     * @param power what the host's power control says of it
     */
    public record HostSilent(Observed.HostPower power) implements Vm {}

    /** What is known of a guest. */
    public sealed interface Guest {}

    /** It answers its host. */
    public record Answering(List<IpAddress> vips, Set<DaemonName> daemons) implements Guest {
        public Answering {
            vips = List.copyOf(vips);
            daemons = Set.copyOf(daemons);
        }
    }

    /** It does not answer its host. */
    public record Silent() implements Guest {}

    /**
     * What is known of a host.
     *
     * @param power as its power control says
     * @param control whether the power control answers
     * @param running the VMs that run there, as its hypervisor says; none if that does not answer
     */
    public record Host(Observed.HostPower power, boolean control, Optional<Set<String>> running) {

        /** Whether the hypervisor answers. */
        public boolean hypervisor() {
            return running.isPresent();
        }
    }

    /** The same with what the hypervisor said. */
    public Sight with(Vm seen) {
        return new Sight(Optional.of(seen), guest, host);
    }

    /** The same with what the guest said. */
    public Sight with(Guest seen) {
        return new Sight(vm, Optional.of(seen), host);
    }

    /** The same with what was seen of the host. */
    public Sight with(Host seen) {
        return new Sight(vm, guest, Optional.of(seen));
    }

    /** What still holds after an action that was answered. */
    public Sight after(Primitive done) {
        return switch (done) {
            case Primitive.OnVm.CUT_LINK, Primitive.OnVm.MEND_LINK ->
                    new Sight(Optional.empty(), guest, host);
            case Primitive.OnVm _, Primitive.Migrate _, Primitive.OnHost _ -> NOTHING;
            case Primitive.SetVip _, Primitive.RemoveVip _, Primitive.RestartDaemon _ ->
                    new Sight(vm, Optional.empty(), host);
            case Primitive.AnnounceVip _ -> this;
        };
    }

    /** The same for whoever asked: an independent witness (DESIGN rule 10). */
    public Observed observed() {
        var found = vm.filter(Found.class::isInstance).map(Found.class::cast);
        var answering = guest.filter(Answering.class::isInstance).map(Answering.class::cast);
        return new Observed(
                power(),
                found.map(Found::state),
                found.flatMap(Found::boot),
                found.map(Found::on),
                found.map(Found::linkUp),
                answering.isPresent(),
                answering.map(Answering::vips));
    }

    private Observed.HostPower power() {
        return switch (vm.orElse(null)) {
            case Found _ -> Observed.HostPower.ON;
            // Whoever says that it has no such VM answers.
            case Nowhere _ -> Observed.HostPower.ON;
            case HostSilent(var says) -> says;
            case null ->
                    host.map(seen -> seen.hypervisor() ? Observed.HostPower.ON : seen.power())
                            .orElse(Observed.HostPower.UNKNOWN);
        };
    }
}
