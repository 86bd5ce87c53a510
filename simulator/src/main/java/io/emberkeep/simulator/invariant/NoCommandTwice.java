package io.emberkeep.simulator.invariant;

import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.BootId;
import io.emberkeep.hypervisor.command.Order;
import io.emberkeep.hypervisor.plan.Primitive;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.testbed.model.World;
import java.util.HashSet;
import java.util.Set;

/** No command takes effect twice, and a restart hits only the boot that was seen (DESIGN rule 5). */
public final class NoCommandTwice extends Invariant {

    private final Set<Effect> effects = new HashSet<>();

    private record Effect(String command, Primitive what) {}

    /** In that simulation. */
    public NoCommandTwice(Simulation simulation) {
        super(simulation);
    }

    @Override
    public void acted(Order order, Primitive what, World before, World after) {
        if (isHarmless(what)) {
            return;
        }
        if (!effects.add(new Effect(order.id(), what))) {
            broken("%s was done twice for one command %s".formatted(what, order.command()));
        }
        if (what == Primitive.OnVm.RESET
                && order.command().condition()
                        instanceof Condition.ServerRestarted(var server, _, var seen)
                && seen.isPresent()
                && !seen.get().equals(new BootId(before.vm(server.value()).bootId()))) {
            broken(
                    "%s was reset at %s, and %s was meant"
                            .formatted(server, before.vm(server.value()).bootId(), seen.get()));
        }
    }

    /** Done again they change nothing that matters; they are done again on purpose. */
    private static boolean isHarmless(Primitive what) {
        return switch (what) {
            case Primitive.OnVm.CUT_LINK, Primitive.OnVm.MEND_LINK -> true;
            case Primitive.OnVm.START,
                    Primitive.OnVm.RESUME,
                    Primitive.OnVm.PAUSE,
                    Primitive.OnVm.DESTROY,
                    Primitive.OnVm.RESET ->
                    false;
            case Primitive.Migrate _, Primitive.RestartDaemon _ -> false;
            case Primitive.SetVip _, Primitive.RemoveVip _, Primitive.AnnounceVip _ -> true;
            case Primitive.OnHost.WAKE -> true;
            case Primitive.OnHost.SUSPEND, Primitive.OnHost.POWER_OFF -> false;
        };
    }
}
