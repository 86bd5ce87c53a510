package io.emberkeep.sif.configuration;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.configuration.ConfigurationMessage;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.AwayRow;
import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.Rows.RealServerRow;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.Rows.StateRow;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.GroupDefinition;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The pool becomes what its inventory says. What has not changed in the inventory keeps its rows, wherever
 * incidents and power saving have moved them; the order in operation becomes the inventory's.
 */
final class InventoryEdit {

    /** Half of what is read at all: the other half is for the incidents of half the servers at once. */
    private static final int LARGEST = Topics.LARGEST_PAYLOAD / 2;

    private InventoryEdit() {}

    static Decision apply(PoolState state, Inventory wanted, Instant now) {
        var fault =
                InventoryFaults.first(wanted)
                        .or(() -> otherPool(state, wanted))
                        .or(() -> Touched.whyRefused(state.configuration(), wanted));
        if (fault.isPresent()) {
            return Decision.refused(state, fault.get());
        }
        var configuration = state.configuration();
        var draft = new Draft(state, now);
        draft.inventory = wanted;
        rebuild(draft, configuration, wanted);
        var decision = Wishes.accepted(draft);
        return whyTooLarge(decision, now)
                .map(reason -> Decision.refused(state, reason))
                .orElse(decision);
    }

    /** A revision is one message, which everybody must be able to read: also with incidents in it (DESIGN rule 7). */
    private static Optional<String> whyTooLarge(Decision decision, Instant now) {
        if (!decision.changed()) {
            return Optional.empty();
        }
        var state = decision.next().configuration();
        var message = new ConfigurationMessage(now, decision.changes(), state);
        var size = Json.mapper().valueToTree(message).toString().length();
        return size <= LARGEST
                ? Optional.empty()
                : Optional.of(
                        "pool %s is too large: what is told of it would have %d bytes, more than %d; split it into several pools"
                                .formatted(state.inventory().pool(), size, LARGEST));
    }

    private static Optional<String> otherPool(PoolState state, Inventory wanted) {
        return state.pool().equals(wanted.pool())
                ? Optional.empty()
                : Optional.of(
                        "the inventory is of pool %s, the signal of pool %s"
                                .formatted(wanted.pool(), state.pool()));
    }

    private static void rebuild(Draft draft, PoolConfiguration before, Inventory wanted) {
        var removed =
                before.inventory().servers().stream()
                        .map(ServerDefinition::name)
                        .filter(server -> wanted.server(server).isEmpty())
                        .toList();
        var operation = operation(before, wanted);
        replaceAll(draft.operation, operation);
        draft.suspend.removeIf(row -> removed.contains(row.server()));
        draft.liveMigration.removeIf(row -> removed.contains(row.server()));
        draft.troubles.removeIf(row -> removed.contains(row.target()));
        draft.away.removeIf(row -> !isAway(wanted, row));
        draft.serversInMaintenance.removeAll(removed);
        draft.hostsInMaintenance.removeIf(host -> wanted.host(host).isEmpty());
        replaceAll(draft.realServers, map(wanted.hosts(), InventoryEdit::realServer));
        replaceAll(draft.states, map(wanted.groups(), group -> state(before, group)));
    }

    private static boolean isAway(Inventory wanted, AwayRow row) {
        return wanted.host(row.host()).isPresent()
                && wanted.server(row.standby())
                        .filter(standby -> !standby.host().equals(Optional.of(row.host())))
                        .isPresent();
    }

    /** In the inventory's order; a standby that stands in has its target's place. */
    private static List<ServerRow> operation(PoolConfiguration before, Inventory wanted) {
        Map<ServerId, ServerRow> byTarget = new HashMap<>();
        for (var row : before.operation()) {
            byTarget.put(placeOf(before, row.server()), row);
        }
        var rows = new ArrayList<ServerRow>();
        for (var server : wanted.servers()) {
            var row = Optional.ofNullable(byTarget.remove(server.name()));
            var unchanged = before.inventory().server(server.name()).filter(server::equals);
            if (row.isPresent() && unchanged.isPresent()) {
                rows.add(row.get());
            } else if (!server.isStandby() && before.suspended(server.name()).isEmpty()) {
                rows.add(OperationRows.of(server));
            }
        }
        return rows;
    }

    /** Whose place in operation a server has: its own, or the target's for which it stands in. */
    private static ServerId placeOf(PoolConfiguration before, ServerId server) {
        return before.problems().stream()
                .filter(problem -> problem.backup().equals(server))
                .map(problem -> problem.target())
                .findFirst()
                .orElse(server);
    }

    private static RealServerRow realServer(HostDefinition host) {
        return new RealServerRow(host.name(), host.ip(), host.mac());
    }

    private static StateRow state(PoolConfiguration before, GroupDefinition group) {
        return new StateRow(group.name(), condition(before, group.name()), group.baseHost());
    }

    /** The first condition is moderate (PSS-1). */
    static LoadCondition condition(PoolConfiguration before, GroupId group) {
        return before.states().stream()
                .filter(state -> state.group().equals(group))
                .map(StateRow::condition)
                .findFirst()
                .orElse(LoadCondition.MODERATE);
    }

    private static <T, R> List<R> map(List<T> all, Function<T, R> function) {
        return all.stream().map(function).collect(Collectors.toList());
    }

    private static <T> void replaceAll(List<T> rows, List<T> others) {
        rows.clear();
        rows.addAll(others);
    }
}
