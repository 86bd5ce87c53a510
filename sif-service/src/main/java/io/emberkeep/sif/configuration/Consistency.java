package io.emberkeep.sif.configuration;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.AwayRow;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.GroupDefinition;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.ServerDefinition;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rules that a pool's state keeps whatever was told in whatever order: plain predicates, for tests
 * and for a simulation. {@link HoldRules} has those about
 * who holds what, {@link Succession} those about two states in a row.
 */
public final class Consistency {

    private Consistency() {}

    /** What is broken, each as a sentence; empty if nothing is. */
    public static List<String> broken(PoolState state) {
        var now = state.configuration();
        return Stream.of(
                        serversOnce(now),
                        vipsOnce(now),
                        onlyWhatIsKnown(now),
                        everyTargetHasItsPlace(now),
                        oneIncidentATarget(now),
                        onlyWhatIsNotOver(state),
                        oneIncidentAStandby(now),
                        standbysStandInForIncidents(now),
                        troublesAreOfIncidents(now),
                        whoIsAwayWaits(now),
                        HoldRules.broken(state),
                        TransitionRules.broken(now))
                .flatMap(Function.identity())
                .toList();
    }

    /** A server is in at most one row of <em>operation</em> and <em>suspend</em> together (PSS-9). */
    static Stream<String> serversOnce(PoolConfiguration now) {
        return twice("server", rows(now).map(ServerRow::server));
    }

    /** A VIP stands in one row: that of who is to answer on it. */
    static Stream<String> vipsOnce(PoolConfiguration now) {
        return twice("VIP", rows(now).flatMap(row -> row.vips().stream()));
    }

    /** Rows, maintenance and resources of rows name what the inventory has; each host and group has its row. */
    static Stream<String> onlyWhatIsKnown(PoolConfiguration now) {
        var inventory = now.inventory();
        var hosts = inventory.hosts().stream().map(HostDefinition::name).toList();
        var groups = inventory.groups().stream().map(GroupDefinition::name).toList();
        var servers = inventory.servers().stream().map(ServerDefinition::name).toList();
        return Stream.of(
                        rows(now).map(ServerRow::server).filter(one -> !servers.contains(one)),
                        rows(now).map(ServerRow::group).filter(one -> !groups.contains(one)),
                        rows(now)
                                .flatMap(row -> row.realServer().stream())
                                .filter(one -> !hosts.contains(one)),
                        now.serversInMaintenance().stream().filter(one -> !servers.contains(one)),
                        now.hostsInMaintenance().stream().filter(one -> !hosts.contains(one)),
                        differ(now.realServers().stream().map(row -> row.host()).toList(), hosts),
                        differ(now.states().stream().map(row -> row.group()).toList(), groups))
                .flatMap(Function.identity())
                .map(one -> one + " stands in a record and not in the inventory, or the reverse");
    }

    /** Of each target there is one row, its own or its standby's, with all its VIPs, moderate or not. */
    static Stream<String> everyTargetHasItsPlace(PoolConfiguration now) {
        var vips = rows(now).flatMap(row -> row.vips().stream()).toList();
        var targets =
                now.inventory().servers().stream().filter(server -> !server.isStandby()).toList();
        return Stream.concat(
                targets.stream()
                        .filter(server -> places(now, server.name()) != 1)
                        .map(
                                server ->
                                        "%s has %d rows, its standby's included"
                                                .formatted(
                                                        server.name(), places(now, server.name()))),
                targets.stream()
                        .flatMap(server -> server.vips().stream())
                        .filter(vip -> !vips.contains(vip))
                        .map(vip -> "VIP %s stands in no row".formatted(vip)));
    }

    private static long places(PoolConfiguration now, ServerId target) {
        return rows(now).filter(row -> placeOf(now, row.server()).equals(target)).count();
    }

    private static ServerId placeOf(PoolConfiguration now, ServerId server) {
        return now.problems().stream()
                .filter(row -> row.backup().equals(server))
                .map(row -> row.target())
                .findFirst()
                .orElse(server);
    }

    /** There is at most one incident about a target that is not over. */
    static Stream<String> oneIncidentATarget(PoolConfiguration now) {
        return Stream.concat(
                twice("incident about", now.incidents().stream().map(Incident::target)),
                twice("incident", now.incidents().stream().map(Incident::id)));
    }

    /** What is over is not published, and the rest is not past. */
    static Stream<String> onlyWhatIsNotOver(PoolState state) {
        return Stream.concat(
                state.configuration().incidents().stream()
                        .filter(incident -> incident.state().isOver())
                        .map(incident -> incident.id() + " is over and published"),
                state.past().values().stream()
                        .filter(
                                incident ->
                                        !incident.state().isOver()
                                                || state.configuration()
                                                        .incident(incident.id())
                                                        .isPresent())
                        .map(incident -> incident.id() + " is past and not over"));
    }

    /** A standby is one incident's at most (DBSS-12). */
    static Stream<String> oneIncidentAStandby(PoolConfiguration now) {
        return twice(
                "incident with standby",
                now.incidents().stream().flatMap(incident -> incident.standby().stream()));
    }

    /** A standby in its target's place has a row of <em>problem</em>, and the other way round (SIF-6). */
    static Stream<String> standbysStandInForIncidents(PoolConfiguration now) {
        var stoodIn =
                now.incidents().stream()
                        .filter(Incident::stoodIn)
                        .map(one -> one.standby().orElseThrow() + " for " + one.target());
        var problems = now.problems().stream().map(row -> row.backup() + " for " + row.target());
        var rows = rows(now).map(ServerRow::server).toList();
        var unplaced =
                now.problems().stream()
                        .filter(row -> !rows.contains(row.backup()) || rows.contains(row.target()))
                        .map(
                                row ->
                                        "%s is not in %s's place"
                                                .formatted(row.backup(), row.target()));
        return Stream.concat(
                differ(problems.toList(), stoodIn.toList())
                        .map(one -> one + " is a problem and no incident, or the reverse"),
                unplaced);
    }

    /** A server in trouble has an incident that is not over, and is so once. */
    static Stream<String> troublesAreOfIncidents(PoolConfiguration now) {
        return Stream.concat(
                twice("trouble of", now.troubles().stream().map(row -> row.target())),
                now.troubles().stream()
                        .filter(row -> now.incidentOf(row.target()).isEmpty())
                        .map(row -> row.target() + " is in trouble without an incident"));
    }

    /** A standby that is recorded elsewhere than at home waits there: it does not serve (DBSS-9). */
    static Stream<String> whoIsAwayWaits(PoolConfiguration now) {
        var inventory = now.inventory();
        var serving = rows(now).map(ServerRow::server).toList();
        return Stream.concat(
                twice("away", now.away().stream().map(AwayRow::standby)),
                now.away().stream()
                        .filter(
                                row ->
                                        serving.contains(row.standby())
                                                || inventory.host(row.host()).isEmpty()
                                                || inventory
                                                        .server(row.standby())
                                                        .filter(ServerDefinition::isStandby)
                                                        .flatMap(ServerDefinition::host)
                                                        .filter(home -> !home.equals(row.host()))
                                                        .isEmpty())
                        .map(row -> row + " is no standby that waits elsewhere than at home"));
    }

    private static Stream<ServerRow> rows(PoolConfiguration now) {
        return Stream.concat(now.operation().stream(), now.suspend().stream());
    }

    static Stream<String> twice(String what, Stream<?> all) {
        return all.collect(groupingBy(Function.identity(), counting())).entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .map(each -> "%s %s is there twice".formatted(what, each.getKey()));
    }

    /** What is in one of both and not in the other,  */
    static <T> Stream<T> differ(Collection<T> some, Collection<T> others) {
        return Stream.concat(
                some.stream().filter(one -> !others.contains(one)),
                others.stream().filter(one -> !some.contains(one)));
    }
}
