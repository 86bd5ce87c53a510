package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import java.util.List;
import java.util.stream.Stream;

/** The rules that a pool's state keeps about transitions and sleeping hosts; a part of {@link Consistency}. */
final class TransitionRules {

    private TransitionRules() {}

    static Stream<String> broken(PoolConfiguration now) {
        return Stream.concat(sleepersServeNothing(now), transitionsHoldWhatTheyMove(now));
    }

    /** No server is in operation on a host that sleeps (PSS-6). */
    private static Stream<String> sleepersServeNothing(PoolConfiguration now) {
        return Stream.concat(
                Consistency.twice("sleeping", now.sleeping().stream().map(row -> row.host())),
                now.sleeping().stream()
                        .flatMap(
                                row ->
                                        now.operation().stream()
                                                .filter(
                                                        one ->
                                                                one.realServer()
                                                                        .filter(row.host()::equals)
                                                                        .isPresent())
                                                .map(
                                                        one ->
                                                                "%s serves on %s, which sleeps"
                                                                        .formatted(
                                                                                one.server(),
                                                                                row.host()))));
    }

    /** One that goes on holds its servers alone, and is its group's only one (DESIGN rule 2). */
    private static Stream<String> transitionsHoldWhatTheyMove(PoolConfiguration now) {
        var open = now.transitions().stream().filter(one -> one.state().isOpen()).toList();
        var going = open.stream().filter(TransitionCheck::goesOn).toList();
        return Stream.concat(
                Consistency.twice(
                        "open transition of",
                        going.stream().flatMap(one -> TransitionCheck.groups(now, one).stream())),
                going.stream()
                        .flatMap(
                                one ->
                                        TransitionCheck.servers(one)
                                                .filter(server -> !isHeldAlone(now, server, one))
                                                .map(
                                                        server ->
                                                                "%s does not hold %s alone"
                                                                        .formatted(
                                                                                one.id(),
                                                                                server))));
    }

    private static boolean isHeldAlone(PoolConfiguration now, ServerId server, Transition one) {
        return now.hold(ResourceId.of(server))
                .filter(
                        hold ->
                                hold.use() == Hold.Use.ALONE
                                        && hold.holders().equals(List.of(HolderId.of(one.id()))))
                .isPresent();
    }
}
