package io.emberkeep.hypervisor.plan;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.BootId;
import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.hypervisor.plan.Primitive.OnHost;
import io.emberkeep.hypervisor.plan.Primitive.OnVm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One host with one VM, as simple as can be; carries a plan out and writes down what was done. */
final class FakeWorld {

    static final HostId RS1 = new HostId("RS1");
    static final HostId MS = new HostId("MS");

    Observed.HostPower power = Observed.HostPower.ON;
    boolean hypervisorAnswers = true;
    boolean powerAnswers = true;
    boolean there = true;
    List<HostId> silentElsewhere = List.of();
    HostId on = RS1;
    Observed.Guest state = Observed.Guest.RUNNING;
    int boot = 1;
    boolean linkUp = true;
    boolean agent = true;
    boolean agentAfterBoot = true;

    /** As of a physical server: its hypervisor is away while it boots. */
    boolean silentAfterReset;

    Set<IpAddress> vips = new LinkedHashSet<>();

    /** What runs on its host besides. */
    Set<String> running = Set.of();

    /** These are refused by whoever is asked. */
    final Set<Primitive> refused = new HashSet<>();

    /** These are done, but no answer comes. */
    final Set<Primitive> unanswered = new HashSet<>();

    /** These are said to be done and are not. */
    final Set<Primitive> lies = new HashSet<>();

    final List<String> log = new ArrayList<>();
    Context context = Context.ofServer(Set.of());
    int mostWaits = 3;

    /** Whether anybody gets an answer on that VIP. */
    boolean answersOn(IpAddress vip) {
        return power == Observed.HostPower.ON
                && state == Observed.Guest.RUNNING
                && linkUp
                && vips.contains(vip);
    }

    /** Carries the plan out until its end. */
    CommandAnswer carryOut(Condition wanted) {
        var sight = Sight.NOTHING;
        var progress = Progress.NONE;
        for (var step = 0; step < 200; step++) {
            switch (Plan.next(wanted, context, sight, progress)) {
                case Move.See(var look) -> sight = look(look, sight);
                case Move.Act(var primitives) -> {
                    for (var primitive : primitives) {
                        log.add(name(primitive));
                        var result = act(primitive);
                        progress = progress.plus(primitive, result);
                        if (!(result instanceof Progress.Did)) {
                            sight = Sight.NOTHING;
                            break;
                        }
                        sight = sight.after(primitive);
                    }
                }
                case Move.Await(var atLast) -> {
                    if (progress.waits() >= mostWaits) {
                        return atLast;
                    }
                    log.add("wait");
                    progress = progress.waited();
                    sight = Sight.NOTHING;
                    agent = agent || (agentAfterBoot && boot > 1);
                }
                case Move.End(var answer) -> {
                    return answer;
                }
            }
        }
        throw new AssertionError("a plan without an end: " + log);
    }

    private Sight look(Look look, Sight sight) {
        return switch (look) {
            case VM -> sight.with(vm());
            case GUEST, GUEST_BRIEFLY ->
                    sight.with(
                            state == Observed.Guest.RUNNING && agent && hypervisorAnswers
                                    ? new Sight.Answering(
                                            List.copyOf(vips), Set.of(new DaemonName("httpd")))
                                    : new Sight.Silent());
            case HOST ->
                    sight.with(
                            new Sight.Host(
                                    powerAnswers ? power : Observed.HostPower.UNKNOWN,
                                    powerAnswers,
                                    hypervisorAnswers && power == Observed.HostPower.ON
                                            ? Optional.of(running)
                                            : Optional.empty()));
        };
    }

    private Sight.Vm vm() {
        if (!hypervisorAnswers || power != Observed.HostPower.ON) {
            return new Sight.HostSilent(powerAnswers ? power : Observed.HostPower.UNKNOWN);
        }
        return there
                ? new Sight.Found(on, state, Optional.of(new BootId("W1-" + boot)), linkUp)
                : new Sight.Nowhere(silentElsewhere);
    }

    private Progress.Result act(Primitive primitive) {
        if (refused.contains(primitive)) {
            return new Progress.Refused("it is refused");
        }
        if (!lies.contains(primitive)) {
            change(primitive);
        }
        return unanswered.contains(primitive)
                ? new Progress.NoAnswer("no answer came")
                : new Progress.Did();
    }

    private void change(Primitive primitive) {
        switch (primitive) {
            case OnVm.START, OnVm.RESET -> {
                state = Observed.Guest.RUNNING;
                boot++;
                vips.clear();
                agent = false;
                hypervisorAnswers &= !silentAfterReset;
            }
            case OnVm.RESUME -> state = Observed.Guest.RUNNING;
            case OnVm.PAUSE -> state = Observed.Guest.PAUSED;
            case OnVm.DESTROY -> {
                state = Observed.Guest.OFF;
                vips.clear();
            }
            case OnVm.CUT_LINK -> linkUp = false;
            case OnVm.MEND_LINK -> linkUp = true;
            case Primitive.Migrate(var to) -> on = to;
            case Primitive.SetVip(var vip) -> vips.add(vip);
            case Primitive.RemoveVip(var vip) -> vips.remove(vip);
            case Primitive.AnnounceVip _, Primitive.RestartDaemon _ -> {}
            case OnHost.WAKE -> {
                if (log.stream().filter("WAKE"::equals).count() > 1) {
                    power = Observed.HostPower.ON;
                }
            }
            case OnHost.SUSPEND -> power = Observed.HostPower.SUSPENDED;
            case OnHost.POWER_OFF -> power = Observed.HostPower.OFF;
        }
    }

    private static String name(Primitive primitive) {
        return switch (primitive) {
            case OnVm onVm -> onVm.name();
            case OnHost onHost -> onHost.name();
            case Primitive.Migrate(var to) -> "migrate " + to;
            case Primitive.SetVip(var vip) -> "set " + vip;
            case Primitive.RemoveVip(var vip) -> "remove " + vip;
            case Primitive.AnnounceVip(var vip) -> "announce " + vip;
            case Primitive.RestartDaemon(var daemon) -> "restart " + daemon;
        };
    }
}
