package io.emberkeep.sif.configuration;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.ResourceId;
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
 * and for a simulation. {@link Succession} has those about two states in a row.
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
                        openIncidentsHoldTheirServers(now),
                        nothingIsHeldForNothing(now),
                        oneIncidentAStandby(now),
                        standbysStandInForIncidents(now),
                        troublesAreOfIncidents(now),
                        leasesAreOfOpenIncidents(state),
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

    /**
     * An open incident holds its target alone under its own epoch, and its standby alone (DESIGN rule 2). One
     * that an operator wants returned holds nothing until a member takes it over.
     */
    static Stream<String> openIncidentsHoldTheirServers(PoolConfiguration now) {
        return now.incidents().stream()
                .filter(incident -> isClaimed(now, incident))
                .flatMap(incident -> notHeld(now, incident));
    }

    private static boolean isClaimed(PoolConfiguration now, Incident incident) {
        return switch (incident.state()) {
            case RECOVERING, FUNCTION_RECOVERED -> true;
            case RETURNING ->
                    incident.leased()
                            || now.holds().stream()
                                    .anyMatch(
                                            hold ->
                                                    hold.holders()
                                                            .contains(HolderId.of(incident.id())));
            case HELD, GIVEN_UP, RECOVERED, REFUSED -> false;
        };
    }

    private static Stream<String> notHeld(PoolConfiguration now, Incident incident) {
        var servers = Stream.concat(Stream.of(incident.target()), incident.standby().stream());
        var epoch = now.epoch(ResourceId.of(incident.target()));
        return Stream.concat(
                servers.filter(server -> !isHeldAlone(now, server, incident))
                        .map(
                                server ->
                                        "%s does not hold %s alone"
                                                .formatted(incident.id(), server)),
                Stream.of(incident.epoch())
                        .filter(own -> !own.equals(epoch))
                        .map(
                                own ->
                                        "%s is at epoch %s, its target at %s"
                                                .formatted(incident.id(), own, epoch)));
    }

    private static boolean isHeldAlone(PoolConfiguration now, ServerId server, Incident incident) {
        return now.hold(ResourceId.of(server))
                .filter(
                        hold ->
                                hold.use() == Hold.Use.ALONE
                                        && hold.holders()
                                                .equals(List.of(HolderId.of(incident.id()))))
                .isPresent();
    }

    /** Who holds something is an open incident; servers are held alone, hosts are shared. */
    static Stream<String> nothingIsHeldForNothing(PoolConfiguration now) {
        var open =
                Stream.concat(
                                now.incidents().stream()
                                        .filter(incident -> incident.state().isOpen())
                                        .map(incident -> HolderId.of(incident.id())),
                                now.transitions().stream()
                                        .filter(one -> one.state().isOpen())
                                        .map(one -> HolderId.of(one.id())))
                        .toList();
        return Stream.of(
                        twice("resource", now.holds().stream().map(Hold::resource)),
                        twice("holder", now.holds().stream().flatMap(Consistency::eachHolder)),
                        now.holds().stream()
                                .filter(hold -> !isUsedRightly(hold))
                                .map(
                                        hold ->
                                                "%s is held wrongly: %s"
                                                        .formatted(hold.resource(), hold)),
                        now.holds().stream()
                                .flatMap(
                                        hold ->
                                                hold.holders().stream()
                                                        .filter(one -> !open.contains(one))
                                                        .map(
                                                                one ->
                                                                        "%s is held by %s, which is not open"
                                                                                .formatted(
                                                                                        hold
                                                                                                .resource(),
                                                                                        one))))
                .flatMap(Function.identity());
    }

    private static Stream<String> eachHolder(Hold hold) {
        return hold.holders().stream().map(one -> one + " of " + hold.resource());
    }

    private static boolean isUsedRightly(Hold hold) {
        return switch (hold.use()) {
            case FREE -> hold.holders().isEmpty();
            case ALONE -> hold.holders().size() == 1;
            case AWAKE, FENCE -> hold.resource().isHost() && !hold.holders().isEmpty();
        };
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

    /** Exactly the claims that stand have a lease, and they are of open incidents (DESIGN rule 3). */
    static Stream<String> leasesAreOfOpenIncidents(PoolState state) {
        var leased = state.configuration().incidents().stream().filter(Incident::leased).toList();
        var all =
                Stream.concat(
                                leased.stream().map(incident -> HolderId.of(incident.id())),
                                state.configuration().transitions().stream()
                                        .filter(Transition::leased)
                                        .map(one -> HolderId.of(one.id())))
                        .toList();
        return Stream.concat(
                differ(state.leases().keySet(), all)
                        .map(one -> one + " has a lease and is not leased, or the reverse"),
                leased.stream()
                        .filter(incident -> !incident.state().isOpen())
                        .map(incident -> incident.id() + " is leased and not open"));
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
    private static <T> Stream<T> differ(Collection<T> some, Collection<T> others) {
        return Stream.concat(
                some.stream().filter(one -> !others.contains(one)),
                others.stream().filter(one -> !some.contains(one)));
    }
}
