package io.emberkeep.sif.web;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.Management;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.structure.Assignment;
import io.emberkeep.contract.structure.Structure;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who watches whom now, and why it differs from the start (TOP-4).
 *
 * @param pool which pool
 * @param structure its setting
 * @param members all targets that watch each other, in the order of their numbers; none where it is dedicated
 */
public record StructureView(PoolId pool, Structure structure, List<MemberView> members) {

    /**
     * A member.
     *
     * @param number its place
     * @param server which target it is
     * @param apart whether it failed and watches nobody
     * @param why it is apart, or watches others than at the start; nothing if neither
     * @param watches whom it is assigned to, the first priority first
     * @param recovers whose incidents it works on
     */
    public record MemberView(
            int number,
            ServerId server,
            boolean apart,
            Optional<String> why,
            List<Watched> watches,
            List<ServerId> recovers) {}

    /** One assignment. @param priority 1 acts on trouble, 2 waits for the word of 1 */
    public record Watched(ServerId target, int priority) {}

    /** As the pool's records have it. */
    static StructureView of(PoolConfiguration pool) {
        var now = Management.of(pool);
        var assigned = now.assignments();
        var normal = now.structure().assign(now.members(), Set.of());
        var members = now.members();
        return new StructureView(
                pool.inventory().pool(),
                now.structure(),
                members.stream()
                        .map(
                                server ->
                                        member(
                                                pool,
                                                now,
                                                server,
                                                watched(assigned, server),
                                                watched(normal, server)))
                        .toList());
    }

    private static MemberView member(
            PoolConfiguration pool,
            Management now,
            ServerId server,
            List<Watched> watches,
            List<Watched> normally) {
        var apart = now.apart().contains(server);
        var why =
                apart
                        ? pool.incidentOf(server).map(StructureView::sentence)
                        : watches.equals(normally)
                                ? Optional.<String>empty()
                                : Optional.of("the circle is closed without " + names(now));
        return new MemberView(
                now.members().indexOf(server) + 1,
                server,
                apart,
                why,
                watches,
                pool.incidents().stream()
                        .filter(one -> one.state().isOpen())
                        .filter(one -> one.holder().equals(new MemberId(server.value())))
                        .map(Incident::target)
                        .toList());
    }

    private static List<Watched> watched(List<Assignment> assignments, ServerId manager) {
        return assignments.stream()
                .filter(one -> one.manager().value().equals(manager.value()))
                .map(one -> new Watched(one.target(), one.priority()))
                .sorted(java.util.Comparator.comparing(Watched::priority))
                .toList();
    }

    private static String names(Management now) {
        return String.join(
                ", ", now.separation().stream().map(row -> row.server().value()).toList());
    }

    private static String sentence(Incident incident) {
        return incident.state() == IncidentState.GIVEN_UP
                ? "given up in incident " + incident.id()
                : "being recovered in incident " + incident.id();
    }
}
