package io.emberkeep.contract.configuration;

import io.emberkeep.contract.configuration.Rows.GroupRow;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.structure.Assignment;
import io.emberkeep.contract.structure.Structure;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * R's records <em>group</em>, <em>separation</em> and <em>operation assignment</em> (SPEC section 4). Each follows from what is
 * recorded anyway, the inventory and the incidents: a target is apart from the grant of a claim on it until it is recovered (RING-3,
 * RING-5), though its VIPs may be held on its standby then.
 *
 * @param structure of the pool
 * @param members all targets that are members, in the order of their numbers; none where the structure is dedicated
 * @param apart those that failed
 * @param left those of them that are given up: no recovery of theirs is under way
 */
public record Management(
        Structure structure, List<ServerId> members, Set<ServerId> apart, Set<ServerId> left) {

    public Management {
        members = List.copyOf(members);
        apart = Set.copyOf(apart);
        left = Set.copyOf(left);
    }

    /** As the pool's records have it. */
    public static Management of(PoolConfiguration pool) {
        var members = membersOf(pool.inventory());
        return new Management(
                pool.inventory().settings().structure(),
                members,
                targets(pool, members, incident -> incident.state() != IncidentState.HELD),
                targets(pool, members, incident -> incident.state() == IncidentState.GIVEN_UP));
    }

    private static Set<ServerId> targets(
            PoolConfiguration pool, List<ServerId> members, Predicate<Incident> which) {
        var known = Set.copyOf(members);
        return pool.incidents().stream()
                .filter(which)
                .map(Incident::target)
                .filter(known::contains)
                .collect(Collectors.toSet());
    }

    /** The targets that are members, in the order of their numbers. */
    public static List<ServerId> membersOf(Inventory inventory) {
        return inventory
                .settings()
                .structure()
                .membersOf(
                        inventory.servers().stream()
                                .filter(server -> !server.isStandby())
                                .map(ServerDefinition::name)
                                .toList());
    }

    /** The record <em>group</em>: those that watch others. */
    public List<GroupRow> group() {
        return rows(false);
    }

    /** The record <em>separation</em>: what left <em>group</em> because it failed. */
    public List<GroupRow> separation() {
        return rows(true);
    }

    /** The record <em>operation assignment</em>, made from <em>group</em>. */
    public List<Assignment> assignments() {
        return structure.assign(members, apart);
    }

    /** Who would watch that member if it alone came back: who recovers it, or goes on with that. */
    public List<Assignment> managersOf(ServerId target) {
        return managersOf(target, apart);
    }

    /**
     * Who acts first on that member's trouble, while that one is up (P2P-1). A circle closes for this only without those that are given up
     * (P2P-3, <em>D</em>): where the first one fails together with its target, the second acts (P2P-4).
     */
    public Optional<MemberId> firstOf(ServerId target) {
        return managersOf(target, left).stream()
                .filter(one -> one.priority() == 1)
                .map(Assignment::manager)
                .filter(first -> !isApart(first))
                .findFirst();
    }

    private List<Assignment> managersOf(ServerId target, Set<ServerId> without) {
        var others = new HashSet<>(without);
        others.remove(target);
        return structure.assign(members, others).stream()
                .filter(one -> one.target().equals(target))
                .toList();
    }

    /** Whether that is a member that has failed. */
    public boolean isApart(MemberId member) {
        return apart.contains(new ServerId(member.value()));
    }

    private List<GroupRow> rows(boolean failed) {
        return IntStream.range(0, members.size())
                .filter(i -> apart.contains(members.get(i)) == failed)
                .mapToObj(i -> new GroupRow(i + 1, members.get(i)))
                .toList();
    }
}
