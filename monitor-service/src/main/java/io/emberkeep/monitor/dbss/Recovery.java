package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.answer.SignalAnswer.Granted;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import java.util.List;
import java.util.Optional;

/**
 * The facts of an incident that is worked on, shared by its two jobs.
 *
 * @param matter the trouble
 * @param errand for what it is worked on
 * @param grant the SIF's newest word: the incident as recorded, epochs, lease
 * @param host on which the target runs, as the claim told (SIF-5), or may run
 * @param elsewhere another host on which it may run, and which was not looked at yet
 * @param target what is known of the target as a guest
 * @param standby what came of the standby
 */
public record Recovery(
        Matter matter,
        Errand errand,
        Granted grant,
        HostId host,
        Optional<HostId> elsewhere,
        Guest target,
        Use standby) {

    /**
     * The target as its host has it.
     *
     * @param fence whether it can answer on its VIPs
     * @param boot in which it was last seen
     * @param linkMaybeCut whether it may have to be connected before it can be examined
     */
    public record Guest(Fence fence, SeenBoot boot, boolean linkMaybeCut) {}

    /** What came of the standby. */
    public enum Use {
        /** Nothing was wanted of it. */
        UNTOUCHED,
        /** It may run, and may have VIPs. */
        TOUCHED,
        /** It serves in the target's place. */
        STANDS_IN
    }

    static Recovery granted(Matter matter, Errand errand, Granted granted, TargetView view) {
        var incident = granted.incident();
        var taken = errand != Errand.RECOVER;
        var host =
                granted.row()
                        .realServer()
                        .filter(_ -> granted.row().server().equals(incident.target()))
                        .or(incident::targetHost)
                        .orElse(view.host());
        // What an earlier holder did is not recorded in detail: it may have cut the link, and used
        // the standby.
        var fence = incident.stoodIn() ? new Fence.Unconfirmed() : new Fence.None();
        var use =
                taken && incident.standby().isPresent()
                        ? incident.stoodIn() ? Use.STANDS_IN : Use.TOUCHED
                        : Use.UNTOUCHED;
        return new Recovery(
                matter,
                errand,
                granted,
                host,
                granted.elsewhere().filter(other -> !other.equals(host)),
                new Guest(fence, new SeenBoot.NotSeen(), taken),
                use);
    }

    Incident incident() {
        return grant.incident();
    }

    /** The target's epoch, which reports carry. */
    Epoch epoch() {
        return incident().epoch();
    }

    /** Who takes the target's place; none while not covered. */
    Optional<ServerId> covered() {
        return incident().standby();
    }

    /** What the target had when it was claimed (SIF-6). */
    List<IpAddress> vips() {
        return incident().vips();
    }

    Fence fence() {
        return target.fence();
    }

    SeenBoot boot() {
        return target.boot();
    }

    boolean stoodIn() {
        return standby == Use.STANDS_IN;
    }

    boolean standbyTouched() {
        return standby != Use.UNTOUCHED && covered().isPresent();
    }

    /** The same with a later grant for the same incident. */
    Recovery regranted(Granted granted) {
        return new Recovery(matter, errand, granted, host, elsewhere, target, standby);
    }

    /** The same with what came of fencing: the link may be cut from now on. */
    Recovery fenced(Fence now) {
        return with(new Guest(now, boot(), now.maybeCut()));
    }

    /** The same, the target looked for on the other host. */
    Recovery onTheOther(Fence now) {
        return new Recovery(
                        matter,
                        errand,
                        grant,
                        elsewhere.orElseThrow(),
                        Optional.empty(),
                        target,
                        standby)
                .fenced(now);
    }

    /** The same, the target on the host that is recorded. */
    Recovery onItsHost() {
        return new Recovery(
                matter,
                errand,
                grant,
                incident().targetHost().orElse(host),
                elsewhere,
                target,
                standby);
    }

    /** The same with the boot that an executor saw. */
    Recovery seen(Observed observed) {
        return inBoot(boot().with(observed));
    }

    /** The same, the target in that boot. */
    Recovery inBoot(SeenBoot seen) {
        return with(new Guest(fence(), seen, target.linkMaybeCut()));
    }

    /** The same, after the target was brought back on the network. */
    Recovery connected() {
        return with(new Guest(fence(), boot(), false));
    }

    /** The same, after the target got a new boot: its link is as the fence left it. */
    Recovery rebooted() {
        return with(new Guest(fence(), boot(), target.linkMaybeCut() || fence().maybeCut()));
    }

    private Recovery with(Guest guest) {
        return new Recovery(matter, errand, grant, host, elsewhere, guest, standby);
    }

    /** The same with what came of the standby. */
    Recovery used(Use use) {
        return new Recovery(matter, errand, grant, host, elsewhere, target, use);
    }

    /** The same with what a new examination found. */
    Recovery found(Finding.Bad bad) {
        return new Recovery(matter.seenAgain(bad), errand, grant, host, elsewhere, target, standby);
    }
}
