package io.emberkeep.contract.transition;

import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a step may not be taken from where things are: each plan is walked through before it is given out (PSS-9). */
final class StepCheck {

    private StepCheck() {}

    static Optional<String> whyNot(Placement now, Step step) {
        return physical(now, step).or(() -> byRule(now, step));
    }

    /** A physical server stays where it is and is not put to sleep, and neither is the host that it is. */
    private static Optional<String> physical(Placement now, Step step) {
        return switch (step) {
            case Step.SleepHost(var host) ->
                    now.inventory()
                            .physicalOn(host)
                            .map(ServerDefinition::name)
                            .map(
                                    server ->
                                            "%s is the server %s, which is not put to sleep"
                                                    .formatted(host, server));
            case Step.MigrateServer(_, var server, _, _) -> stays(now, server);
            case Step.ReturnServer(_, var server, _, _) -> stays(now, server);
            case Step.MoveServer(_, var server, _, _) -> stays(now, server);
            case Step.SuspendServer(_, var server, _) ->
                    given(
                            isPhysical(now, server),
                            "%s is a machine of its own, and is not put to sleep"
                                    .formatted(server));
            case Step.WakeHosts _,
                    Step.BringStandbyHome _,
                    Step.MoveVips _,
                    Step.ResumeServer _,
                    Step.StartSpare _,
                    Step.StopSpare _,
                    Step.RecordShape _,
                    Step.BeginMaintenance _,
                    Step.Settle _ ->
                    Optional.empty();
        };
    }

    private static Optional<String> stays(Placement now, ServerId server) {
        return given(
                isPhysical(now, server),
                "%s is a machine of its own: it cannot be moved".formatted(server));
    }

    private static boolean isPhysical(Placement now, ServerId server) {
        return now.inventory().server(server).filter(ServerDefinition::isPhysical).isPresent();
    }

    private static Optional<String> byRule(Placement now, Step step) {
        return switch (step) {
            case Step.WakeHosts(var hosts) -> first(hosts.stream().map(host -> wake(now, host)));
            case Step.SleepHost(var host) -> sleep(now, host);
            case Step.MigrateServer(_, var server, var from, var to) ->
                    serves(now, server, from)
                            .or(() -> awake(now, from))
                            .or(() -> awake(now, to))
                            .or(
                                    () ->
                                            given(
                                                    Placement.row(now.liveMigration(), server)
                                                            .isPresent(),
                                                    "%s is migrated already".formatted(server)));
            case Step.ReturnServer(_, var server, var from, var to) ->
                    serves(now, server, from)
                            .or(() -> awake(now, from))
                            .or(() -> awake(now, to))
                            .or(() -> belongs(now, server, to));
            case Step.MoveServer(_, var server, var from, var to) ->
                    serves(now, server, from)
                            .or(() -> awake(now, from))
                            .or(() -> awake(now, to))
                            .or(() -> given(from.equals(to), server + " is there already"));
            case Step.BringStandbyHome(_, var standby, var from, var to) ->
                    waits(now, standby, from, to)
                            .or(() -> awake(now, from))
                            .or(() -> awake(now, to));
            case Step.MoveVips move -> moveVips(now, move);
            case Step.SuspendServer(var group, var server, var host) ->
                    serves(now, server, host)
                            .or(() -> noVips(now, server))
                            .or(() -> notTheLast(now, group));
            case Step.ResumeServer(_, var server, var host) ->
                    Placement.row(now.suspend(), server)
                            .filter(row -> row.realServer().equals(Optional.of(host)))
                            .map(_ -> awake(now, host))
                            .orElse(
                                    Optional.of(
                                            "%s is not suspended on %s".formatted(server, host)));
            case Step.StartSpare(var group, var spare, var host) ->
                    awake(now, host).or(() -> startSpare(now, group, spare, host));
            case Step.StopSpare(var group, var spare, var host) ->
                    serves(now, spare, host)
                            .or(() -> noVips(now, spare))
                            .or(
                                    () ->
                                            given(
                                                    now.spares(group).stream()
                                                            .noneMatch(
                                                                    row ->
                                                                            row.server()
                                                                                    .equals(spare)),
                                                    "%s is no spare of %s"
                                                            .formatted(spare, group)));
            case Step.RecordShape(var group, var from, _) ->
                    given(
                            now.condition(group) != from,
                            "%s is not recorded as %s".formatted(group, from));
            case Step.BeginMaintenance(var host) -> servesNobody(now, host);
            case Step.Settle _ -> Optional.empty();
        };
    }

    private static Optional<String> moveVips(Placement now, Step.MoveVips move) {
        var has = now.inOperation(move.from()).map(ServerRow::vips).orElse(List.of());
        return serves(now, move.from(), move.fromHost())
                .or(() -> serves(now, move.to(), move.toHost()))
                .or(() -> awake(now, move.toHost()))
                .or(() -> given(move.vips().isEmpty(), "no VIP is named"))
                .or(() -> given(move.from().equals(move.to()), "it goes from where it goes to"))
                .or(
                        () ->
                                move.vips().stream()
                                        .filter(vip -> !has.contains(vip))
                                        .findFirst()
                                        .map(vip -> "%s is not on %s".formatted(vip, move.from())));
    }

    private static Optional<String> startSpare(
            Placement now, GroupId group, ServerId spare, HostId host) {
        var standby =
                now.inventory()
                        .server(spare)
                        .filter(ServerDefinition::isStandby)
                        .filter(one -> one.group().equals(group));
        return given(standby.isEmpty(), "%s is no standby of %s".formatted(spare, group))
                .or(
                        () ->
                                given(
                                        now.inOperation(spare).isPresent(),
                                        "%s is in operation".formatted(spare)))
                .or(
                        () ->
                                given(
                                        !standby.flatMap(now::waitsOn).equals(Optional.of(host)),
                                        "%s does not wait on %s".formatted(spare, host)));
    }

    private static Optional<String> wake(Placement now, HostId host) {
        var mac = now.inventory().host(host).flatMap(one -> one.mac());
        return given(
                !now.awake(host) && mac.isEmpty(),
                "%s has no mac: it cannot be woken".formatted(host));
    }

    /** What PSS-6 says of any host, whatever the policy. */
    private static Optional<String> sleep(Placement now, HostId host) {
        return awake(now, host)
                .or(() -> given(now.management(host), "%s is a management host".formatted(host)))
                .or(() -> given(!now.basedOn(host).isEmpty(), "%s is a base host".formatted(host)))
                .or(() -> servesNobody(now, host))
                .or(() -> keepsNobody(now, host));
    }

    /** Whom a standby that is away covers would be covered by nobody. */
    private static Optional<String> keepsNobody(Placement now, HostId host) {
        return now.away().entrySet().stream()
                .filter(one -> one.getValue().equals(host))
                .findFirst()
                .map(
                        one ->
                                "%s waits on %s until it can be brought home"
                                        .formatted(one.getKey(), host));
    }

    private static Optional<String> waits(Placement now, ServerId standby, HostId from, HostId to) {
        return given(
                        !from.equals(now.away().get(standby))
                                || now.inOperation(standby).isPresent(),
                        "%s does not wait on %s".formatted(standby, from))
                .or(
                        () ->
                                given(
                                        !now.inventory()
                                                .server(standby)
                                                .flatMap(ServerDefinition::host)
                                                .equals(Optional.of(to)),
                                        "%s does not belong to %s".formatted(standby, to)));
    }

    private static Optional<String> servesNobody(Placement now, HostId host) {
        return given(
                now.operation().stream()
                        .anyMatch(row -> row.realServer().filter(host::equals).isPresent()),
                "%s hosts a server in operation".formatted(host));
    }

    private static Optional<String> serves(Placement now, ServerId server, HostId host) {
        return given(
                !Objects.equals(now.hostOf(server), Optional.of(host)),
                "%s is not in operation on %s".formatted(server, host));
    }

    private static Optional<String> belongs(Placement now, ServerId server, HostId home) {
        var row = Placement.row(now.liveMigration(), server);
        return given(
                !Objects.equals(row.flatMap(ServerRow::realServer), Optional.of(home)),
                "%s does not belong to %s".formatted(server, home));
    }

    private static Optional<String> noVips(Placement now, ServerId server) {
        var vips = now.inOperation(server).map(ServerRow::vips).orElse(List.of());
        return given(!vips.isEmpty(), "%s still has %s".formatted(server, vips));
    }

    private static Optional<String> notTheLast(Placement now, GroupId group) {
        return given(
                now.serving(group).size() < 2,
                "%s would have nobody in operation".formatted(group));
    }

    private static Optional<String> awake(Placement now, HostId host) {
        return given(!now.awake(host), "%s is not known to be awake".formatted(host));
    }

    private static Optional<String> first(Stream<Optional<String>> faults) {
        return faults.flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> given(boolean fault, String sentence) {
        return fault ? Optional.of(sentence) : Optional.empty();
    }
}
