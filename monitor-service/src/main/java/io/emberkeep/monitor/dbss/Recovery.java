package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.answer.SignalAnswer.Granted;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts of an incident that is worked on, shared by its two jobs.
 *
 * @param matter the trouble
 * @param errand for what it is worked on
 * @param incident as the SIF recorded it with the newest grant
 * @param revision of the newest grant
 * @param epochs of everything that the incident holds
 * @param lease how long the claim stands without a renewal
 * @param host on which the target runs, as the claim told (SIF-5)
 * @param fence whether the target can answer on its VIPs
 * @param boot in which the target was last seen
 * @param linkMaybeCut whether the target may have to be connected before it can be examined
 * @param standbyTouched whether a command was sent to the standby
 * @param stoodIn whether the standby serves in the target's place
 */
public record Recovery(
        Matter matter,
        Errand errand,
        Incident incident,
        Revision revision,
        Map<ResourceId, Epoch> epochs,
        Duration lease,
        HostId host,
        Fence fence,
        SeenBoot boot,
        boolean linkMaybeCut,
        boolean standbyTouched,
        boolean stoodIn) {

    public Recovery {
        epochs = Map.copyOf(epochs);
    }

    static Recovery granted(Matter matter, Errand errand, Granted granted, TargetView view) {
        var incident = granted.incident();
        var known = incident.functionRecoveredAt().isPresent();
        var taken = errand != Errand.RECOVER;
        return new Recovery(
                matter,
                errand,
                incident,
                granted.revision(),
                granted.epochs(),
                granted.lease(),
                granted.row()
                        .realServer()
                        .filter(_ -> granted.row().server().equals(incident.target()))
                        .or(incident::targetHost)
                        .orElse(view.host()),
                // What an earlier holder did is not recorded in detail: it may have cut the link.
                known ? new Fence.Unconfirmed() : new Fence.None(),
                new SeenBoot.NotSeen(),
                taken,
                taken && incident.standby().isPresent(),
                incident.stoodIn());
    }

    /** The target's epoch, which reports carry. */
    Epoch epoch() {
        return incident.epoch();
    }

    /** Who takes the target's place; none while not covered. */
    Optional<ServerId> standby() {
        return incident.standby();
    }

    /** What the target had when it was claimed (SIF-6). */
    List<IpAddress> vips() {
        return incident.vips();
    }

    /** The same with a later grant for the same incident. */
    Recovery regranted(Granted granted) {
        return new Recovery(
                matter,
                errand,
                granted.incident(),
                granted.revision(),
                granted.epochs(),
                granted.lease(),
                host,
                fence,
                boot,
                linkMaybeCut,
                standbyTouched,
                stoodIn);
    }

    /** The same with what came of fencing: the link may be cut from now on. */
    Recovery fenced(Fence now) {
        return new Recovery(
                matter,
                errand,
                incident,
                revision,
                epochs,
                lease,
                host,
                now,
                boot,
                now.maybeCut(),
                standbyTouched,
                stoodIn);
    }

    /** The same with the boot that an executor saw. */
    Recovery seen(Observed observed) {
        return inBoot(boot.with(observed));
    }

    /** The same, the target in that boot. */
    Recovery inBoot(SeenBoot seen) {
        return new Recovery(
                matter,
                errand,
                incident,
                revision,
                epochs,
                lease,
                host,
                fence,
                seen,
                linkMaybeCut,
                standbyTouched,
                stoodIn);
    }

    /** The same, after the target was brought back on the network. */
    Recovery connected() {
        return connection(false);
    }

    /** The same, after the target got a new boot: its link is as the fence left it. */
    Recovery rebooted() {
        return connection(linkMaybeCut || fence.maybeCut());
    }

    private Recovery connection(boolean maybeCut) {
        return new Recovery(
                matter,
                errand,
                incident,
                revision,
                epochs,
                lease,
                host,
                fence,
                boot,
                maybeCut,
                standbyTouched,
                stoodIn);
    }

    /** The same, about to command the standby, or after it took the target's place. */
    Recovery standbyUsed(boolean serves) {
        return new Recovery(
                matter,
                errand,
                incident,
                revision,
                epochs,
                lease,
                host,
                fence,
                boot,
                linkMaybeCut,
                true,
                serves);
    }

    /** The same with what a new examination found. */
    Recovery found(Finding.Bad bad) {
        return new Recovery(
                matter.seenAgain(bad),
                errand,
                incident,
                revision,
                epochs,
                lease,
                host,
                fence,
                boot,
                linkMaybeCut,
                standbyTouched,
                stoodIn);
    }
}
