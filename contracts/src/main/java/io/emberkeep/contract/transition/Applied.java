package io.emberkeep.contract.transition;

import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.Rows.StateRow;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a step makes of a placement: the row edits of PSS-4 to 7 (SIF-11). {@link StepCheck} goes before. */
public final class Applied {

    private Applied() {}

    /** The placement after a step that may be taken. */
    public static Placement after(Placement before, Step step) {
        return switch (step) {
            case Step.WakeHosts(var hosts) -> power(before, hosts, HostPower.State.AWAKE);
            case Step.SleepHost(var host) -> power(before, List.of(host), HostPower.State.ASLEEP);
            case Step.MigrateServer(_, var server, _, var to) -> migrate(before, server, to);
            case Step.ReturnServer(_, var server, _, var to) -> comeBack(before, server, to);
            case Step.MoveServer(_, var server, _, var to) -> moveServer(before, server, to);
            case Step.BringStandbyHome(_, var standby, _, _) ->
                    waiting(before, standby, Optional.empty());
            case Step.MoveVips move -> moveVips(before, move);
            case Step.SuspendServer(_, var server, _) -> suspend(before, server);
            case Step.ResumeServer(_, var server, _) -> resume(before, server);
            case Step.StartSpare(var group, var spare, var host) ->
                    rows(
                            waiting(before, spare, Optional.empty()),
                            before.inOrder(
                                    plus(before.operation(), spare(before, group, spare, host))),
                            before.suspend(),
                            before.liveMigration());
            case Step.StopSpare(_, var spare, var host) ->
                    rows(
                            waiting(before, spare, Optional.of(host)),
                            minus(before.operation(), spare),
                            before.suspend(),
                            before.liveMigration());
            case Step.RecordShape(var group, _, var to) -> recorded(before, group, to);
            // Maintenance is no placement: the sif-service records it beside.
            case Step.BeginMaintenance _, Step.Settle _ -> before;
        };
    }

    private static Placement migrate(Placement before, ServerId server, HostId to) {
        var row = Placement.row(before.operation(), server).orElseThrow();
        return rows(
                before,
                replaced(before.operation(), row.on(Optional.of(to))),
                before.suspend(),
                before.inOrder(plus(before.liveMigration(), row)));
    }

    private static Placement comeBack(Placement before, ServerId server, HostId to) {
        var row = Placement.row(before.operation(), server).orElseThrow();
        return rows(
                before,
                replaced(before.operation(), row.on(Optional.of(to))),
                before.suspend(),
                minus(before.liveMigration(), server));
    }

    private static Placement moveServer(Placement before, ServerId server, HostId to) {
        var row = Placement.row(before.operation(), server).orElseThrow();
        return rows(
                before,
                replaced(before.operation(), row.on(Optional.of(to))),
                before.suspend(),
                before.liveMigration());
    }

    private static Placement moveVips(Placement before, Step.MoveVips move) {
        var from = Placement.row(before.operation(), move.from()).orElseThrow();
        var to = Placement.row(before.operation(), move.to()).orElseThrow();
        var left = from.vips().stream().filter(vip -> !move.vips().contains(vip)).toList();
        var more = before.vipsInOrder(Stream.concat(to.vips().stream(), move.vips().stream()));
        return rows(
                before,
                replaced(replaced(before.operation(), from.withVips(left)), to.withVips(more)),
                before.suspend(),
                before.liveMigration());
    }

    private static Placement suspend(Placement before, ServerId server) {
        var row = Placement.row(before.operation(), server).orElseThrow();
        return rows(
                before,
                minus(before.operation(), server),
                before.inOrder(plus(before.suspend(), row)),
                before.liveMigration());
    }

    private static Placement resume(Placement before, ServerId server) {
        var row = Placement.row(before.suspend(), server).orElseThrow();
        return rows(
                before,
                before.inOrder(plus(before.operation(), row)),
                minus(before.suspend(), server),
                before.liveMigration());
    }

    private static ServerRow spare(Placement before, GroupId group, ServerId spare, HostId host) {
        var definition = before.inventory().server(spare);
        return new ServerRow(
                group,
                Optional.of(host),
                List.of(),
                spare,
                definition.map(ServerDefinition::ip).orElseThrow(),
                definition.map(ServerDefinition::daemons).orElseThrow());
    }

    /** @param host where it waits now; none if it serves, or waits at home */
    private static Placement waiting(Placement before, ServerId standby, Optional<HostId> host) {
        var home = before.inventory().server(standby).flatMap(ServerDefinition::host);
        var away = new LinkedHashMap<>(before.away());
        away.remove(standby);
        host.filter(one -> !home.equals(Optional.of(one))).ifPresent(one -> away.put(standby, one));
        return new Placement(
                before.inventory(),
                before.standsIn(),
                before.operation(),
                before.suspend(),
                before.liveMigration(),
                before.states(),
                away,
                before.hosts());
    }

    private static Placement power(Placement before, List<HostId> hosts, HostPower.State state) {
        var power = new LinkedHashMap<>(before.hosts());
        hosts.forEach(host -> power.put(host, state));
        return new Placement(
                before.inventory(),
                before.standsIn(),
                before.operation(),
                before.suspend(),
                before.liveMigration(),
                before.states(),
                before.away(),
                Map.copyOf(power));
    }

    private static Placement recorded(Placement before, GroupId group, LoadCondition to) {
        var states = new ArrayList<StateRow>();
        for (var state : before.states()) {
            states.add(
                    state.group().equals(group)
                            ? new StateRow(group, to, state.baseHost())
                            : state);
        }
        return new Placement(
                before.inventory(),
                before.standsIn(),
                before.operation(),
                before.suspend(),
                before.liveMigration(),
                states,
                before.away(),
                before.hosts());
    }

    private static Placement rows(
            Placement before,
            List<ServerRow> operation,
            List<ServerRow> suspend,
            List<ServerRow> liveMigration) {
        return new Placement(
                before.inventory(),
                before.standsIn(),
                operation,
                suspend,
                liveMigration,
                before.states(),
                before.away(),
                before.hosts());
    }

    private static Stream<ServerRow> plus(List<ServerRow> rows, ServerRow row) {
        return Stream.concat(rows.stream(), Stream.of(row));
    }

    private static List<ServerRow> minus(List<ServerRow> rows, ServerId server) {
        return rows.stream().filter(row -> !row.server().equals(server)).toList();
    }

    private static List<ServerRow> replaced(List<ServerRow> rows, ServerRow by) {
        return rows.stream().map(row -> row.server().equals(by.server()) ? by : row).toList();
    }
}
