package io.emberkeep.sif.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.configuration.Change;
import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.Management;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.AwayRow;
import io.emberkeep.contract.configuration.Rows.GroupRow;
import io.emberkeep.contract.configuration.Rows.ProblemRow;
import io.emberkeep.contract.configuration.Rows.RealServerRow;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.Rows.SleepRow;
import io.emberkeep.contract.configuration.Rows.StateRow;
import io.emberkeep.contract.configuration.Rows.TroubleRow;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.inventory.GroupDefinition;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What differs between two states of a pool, row by row (SIF-9). Applying the changes in their order to the
 * state before gives the state after.
 *
 * <p>The records are named as in SPEC section 4; those that the papers do not have are {@code incident},
 * {@code transition}, {@code sleeping}, {@code away}, {@code power mode}, {@code hold}, {@code maintenance}, {@code mode}, {@code settings}, {@code host definition}, {@code group
 * definition} and {@code server definition}. A row that takes another's place (SIF-6) is one change: its
 * key is the one before. Where the order of rows differs beyond that, a last change of the record {@code
 * order} has the keys in order, before and after.
 */
public final class Diff {

    private static final List<Listed<?>> LISTS =
            List.of(
                    new Listed<>(
                            "host definition", c -> c.inventory().hosts(), HostDefinition::name),
                    new Listed<>(
                            "group definition", c -> c.inventory().groups(), GroupDefinition::name),
                    new Listed<>(
                            "server definition",
                            c -> c.inventory().servers(),
                            ServerDefinition::name),
                    new Listed<>("operation", PoolConfiguration::operation, ServerRow::server),
                    new Listed<>("suspend", PoolConfiguration::suspend, ServerRow::server),
                    new Listed<>(
                            "live migration", PoolConfiguration::liveMigration, ServerRow::server),
                    new Listed<>(
                            "real server", PoolConfiguration::realServers, RealServerRow::host),
                    new Listed<>("state", PoolConfiguration::states, StateRow::group),
                    new Listed<>("trouble", PoolConfiguration::troubles, TroubleRow::target),
                    new Listed<>("problem", PoolConfiguration::problems, ProblemRow::backup),
                    new Listed<>("sleeping", PoolConfiguration::sleeping, SleepRow::host),
                    new Listed<>("away", PoolConfiguration::away, AwayRow::standby),
                    new Listed<>("group", c -> Management.of(c).group(), GroupRow::server),
                    new Listed<>(
                            "separation", c -> Management.of(c).separation(), GroupRow::server),
                    new Listed<>(
                            "operation assignment",
                            c -> Management.of(c).assignments(),
                            one -> one.target() + " " + one.priority()),
                    new Listed<>("incident", PoolConfiguration::incidents, Incident::id),
                    new Listed<>("transition", PoolConfiguration::transitions, Transition::id),
                    new Listed<>("hold", PoolConfiguration::holds, Hold::resource),
                    new Listed<>(
                            "maintenance",
                            c ->
                                    Stream.concat(
                                                    c.serversInMaintenance().stream()
                                                            .map(one -> "server:" + one),
                                                    c.hostsInMaintenance().stream()
                                                            .map(one -> "host:" + one))
                                            .toList(),
                            Function.identity()));

    private Diff() {}

    /** The changes from one state to the other; empty if nothing but the revision differs. */
    public static List<Change> between(PoolConfiguration before, PoolConfiguration after) {
        var changes = new ArrayList<Change>();
        var pool = after.inventory().pool().value();
        single("mode", pool, before.mode(), after.mode()).ifPresent(changes::add);
        single("power mode", pool, before.powerMode(), after.powerMode()).ifPresent(changes::add);
        single("settings", pool, before.inventory().settings(), after.inventory().settings())
                .ifPresent(changes::add);
        LISTS.forEach(list -> list.between(before, after, changes));
        return changes;
    }

    private static Optional<Change> single(String record, String key, Object before, Object after) {
        return before.equals(after)
                ? Optional.empty()
                : Optional.of(change(record, key, before, after));
    }

    private static Change change(String record, String key, Object before, Object after) {
        return new Change(
                record,
                key,
                Optional.ofNullable(before).map(Diff::json),
                Optional.ofNullable(after).map(Diff::json));
    }

    private static JsonNode json(Object row) {
        return Json.mapper().valueToTree(row);
    }

    /** One record: its rows in their order, and what names a row. */
    private record Listed<T>(
            String record, Function<PoolConfiguration, List<T>> rows, Function<T, ?> key) {

        void between(PoolConfiguration before, PoolConfiguration after, List<Change> changes) {
            var old = rows.apply(before);
            var fresh = rows.apply(after);
            if (old.equals(fresh)) {
                return;
            }
            var oldKeys = keys(old);
            var freshKeys = keys(fresh);
            var reached = new ArrayList<String>();
            var placed = new ArrayList<String>();
            for (var i = 0; i < old.size(); i++) {
                var name = oldKeys.get(i);
                var row = old.get(i);
                var same = freshKeys.indexOf(name);
                if (same >= 0) {
                    addUnlessEqual(name, row, fresh.get(same), changes);
                    reached.add(name);
                } else if (i < fresh.size() && !oldKeys.contains(freshKeys.get(i))) {
                    changes.add(change(record, name, row, fresh.get(i)));
                    reached.add(freshKeys.get(i));
                    placed.add(freshKeys.get(i));
                } else {
                    changes.add(change(record, name, row, null));
                }
            }
            for (var i = 0; i < fresh.size(); i++) {
                var name = freshKeys.get(i);
                if (!oldKeys.contains(name) && !placed.contains(name)) {
                    changes.add(change(record, name, null, fresh.get(i)));
                    reached.add(name);
                }
            }
            if (!reached.equals(freshKeys)) {
                changes.add(change("order", record, reached, freshKeys));
            }
        }

        private void addUnlessEqual(String name, T row, T other, List<Change> changes) {
            if (!Objects.equals(row, other)) {
                changes.add(change(record, name, row, other));
            }
        }

        private List<String> keys(List<T> all) {
            return all.stream().map(key).map(Object::toString).toList();
        }
    }
}
