package io.emberkeep.power.plan;

import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.StepWords;
import io.emberkeep.contract.transition.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The steps that bring a server in operation to another host, for good; its addresses go with it. Pure. */
public final class Moving {

    private final PoolView view;
    private final ServerId server;
    private final HostId to;
    private final Placement start;
    private final Usable usable;

    private Moving(PoolView view, ServerId server, HostId to, PowerPolicy policy) {
        this.view = view;
        this.server = server;
        this.to = to;
        this.start = view.placement();
        this.usable = new Usable(view, policy);
    }

    /** Plans it; a host that sleeps is woken first. */
    public static Errand plan(PoolView view, ServerId server, HostId to, PowerPolicy policy) {
        return new Moving(view, server, to, policy).plan();
    }

    private Errand plan() {
        var whyNot = whyNot();
        if (whyNot.isPresent()) {
            return new Errand.Refused(whyNot.get());
        }
        var row = start.inOperation(server).orElseThrow();
        var from = row.realServer().orElseThrow();
        var steps = new ArrayList<Step>();
        if (start.asleep(to)) {
            steps.add(new Step.WakeHosts(List.of(to)));
        }
        steps.add(
                isHome(row)
                        ? new Step.ReturnServer(row.group(), server, from, to)
                        : new Step.MoveServer(row.group(), server, from, to));
        return Walk.through(start, steps) instanceof Walk.Result.Bad(var step, var reason)
                ? new Errand.Refused("step «%s»: %s".formatted(StepWords.of(step), reason))
                : new Errand.Steps(steps, notes());
    }

    private Optional<String> whyNot() {
        return Wants.pool(view)
                .or(() -> Wants.known(view, to))
                .or(this::whyNotServer)
                .or(() -> usable.whyNot(to))
                .or(() -> Wants.underWay(view, to));
    }

    private Optional<String> whyNotServer() {
        var definition = view.configuration().inventory().server(server);
        if (definition.isEmpty()) {
            return Optional.of("there is no server " + server);
        }
        var row = start.inOperation(server);
        if (row.isEmpty()) {
            return Optional.of(whyNotInOperation(definition.get()));
        }
        if (row.get().realServer().isEmpty() || definition.get().isPhysical()) {
            return Optional.of(server + " is a machine of its own: it cannot be moved");
        }
        return row.get().realServer().equals(Optional.of(to))
                ? Optional.of("%s is on %s already".formatted(server, to))
                : Blocks.any(view, row.get().group());
    }

    private String whyNotInOperation(ServerDefinition definition) {
        if (Placement.row(start.suspend(), server).isPresent()) {
            return "%s is suspended: only a server that runs can be moved".formatted(server);
        }
        return definition.isStandby()
                ? "%s is a standby that waits: where it does is said by the inventory"
                        .formatted(server)
                : "%s is not in operation".formatted(server);
    }

    /** Whether it was migrated, and belongs there. */
    private boolean isHome(ServerRow row) {
        var home = Placement.row(start.liveMigration(), row.server());
        return Objects.equals(home.flatMap(ServerRow::realServer), Optional.of(to));
    }

    private List<String> notes() {
        return Room.standbyOn(start, server, to)
                .map(
                        standby ->
                                "%s's standby %s is on %s too: one failure would take both"
                                        .formatted(server, standby, to))
                .stream()
                .toList();
    }
}
