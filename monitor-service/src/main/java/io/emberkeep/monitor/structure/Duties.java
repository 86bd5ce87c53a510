package io.emberkeep.monitor.structure;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.Management;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.structure.Assignment;
import io.emberkeep.monitor.heartbeat.Extension;
import io.emberkeep.monitor.heartbeat.Roll.Silent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * For which targets a member runs a DBSS (TOP-1…4, RING-2, RING-4, P2P-3). What is about to be recovered is among them for whoever recovers
 * it and for those that would go on with it: who of them acts, the SIF says (DESIGN rule 2).
 */
public final class Duties {

    private final PoolConfiguration pool;
    private final Management management;
    private final MemberId member;

    private Duties(PoolConfiguration pool, MemberId member) {
        this.pool = pool;
        this.management = Management.of(pool);
        this.member = member;
    }

    /** As the pool's records have it. */
    public static Duties of(PoolConfiguration pool, MemberId member) {
        return new Duties(pool, member);
    }

    /**
     * What it watches.
     *
     * @param now what it watches until now: it goes on with that until the member to which it is assigned is there (RING-2 i), so
     *     that nobody is watched by none
     * @param silent members without a fresh heartbeat (RING-1)
     */
    public SortedSet<ServerId> watched(Set<ServerId> now, Silent silent) {
        if (management.members().isEmpty() || isMember() && isLast(silent.lasting())) {
            return all();
        }
        if (management.isApart(member) || !isMember()) {
            return new TreeSet<>();
        }
        var assignments = management.assignments();
        var own = assignments.stream().filter(this::isMine).map(Assignment::target).toList();
        var kept = targetsOf(assignments, silent.now()).filter(now::contains);
        // Who has a second that is there needs no third (P2P-4).
        var seconded = seconded(assignments, silent);
        var extended =
                Extension.of(assignments, member, silent.now()).stream()
                        .filter(target -> !seconded.contains(target));
        // Its machine may be well and its monitor-service not: who watches it watches in its place.
        var inPlace =
                targetsOf(assignments, own.stream().filter(silent.lasting()::contains).toList())
                        .filter(target -> !seconded.contains(target));
        var orphans = new Orphans(management, silent);
        var adopted =
                management.members().stream().filter(target -> orphans.adopts(myself(), target));
        return Stream.of(
                        own.stream(),
                        kept,
                        extended,
                        inPlace,
                        adopted,
                        inTrouble(),
                        standIns(orphans))
                .flatMap(targets -> targets)
                .filter(target -> !target.equals(myself()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<ServerId> seconded(List<Assignment> assignments, Silent silent) {
        return assignments.stream()
                .filter(one -> one.priority() > 1)
                .filter(one -> !silent.now().contains(new ServerId(one.manager().value())))
                .map(Assignment::target)
                .collect(Collectors.toSet());
    }

    private static Stream<ServerId> targetsOf(
            List<Assignment> assignments, Collection<ServerId> managers) {
        return assignments.stream()
                .filter(one -> one.priority() == 1)
                .filter(one -> managers.contains(new ServerId(one.manager().value())))
                .map(Assignment::target);
    }

    /** Whether another member was to watch that target, which then need not be watched for a while before it is acted on. */
    public boolean othersWatch(ServerId target) {
        return management.assignments().stream()
                .anyMatch(one -> one.target().equals(target) && !one.manager().equals(member));
    }

    /** Who is waited for before this member acts on that target's trouble; none if it acts at once (P2P-1, P2P-2). */
    public Optional<MemberId> first(ServerId server) {
        if (isLast(Set.of())) {
            return Optional.empty();
        }
        return targetOf(server)
                .filter(
                        target ->
                                management.managersOf(target).stream()
                                        .anyMatch(one -> isMine(one) && one.priority() > 1))
                .flatMap(management::firstOf);
    }

    /** Everything in operation, and the targets of all incidents that are not over (TOP-1). */
    private SortedSet<ServerId> all() {
        var standIns =
                pool.incidents().stream()
                        .filter(incident -> incident.state().isOpen())
                        .flatMap(incident -> incident.standby().stream())
                        .collect(Collectors.toSet());
        var serving =
                pool.operation().stream()
                        .map(ServerRow::server)
                        .filter(server -> !standIns.contains(server));
        return Stream.concat(serving, pool.incidents().stream().map(Incident::target))
                .filter(target -> !target.equals(myself()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<ServerId> inTrouble() {
        return pool.incidents().stream()
                .filter(one -> one.holder().equals(member) || isManagerOf(one.target()))
                .map(Incident::target);
    }

    /** A standby is watched once its target is given up or held (DBSS-11), by whoever would watch that. */
    private Stream<ServerId> standIns(Orphans orphans) {
        return pool.incidents().stream()
                .filter(incident -> !incident.state().isOpen())
                .filter(
                        incident ->
                                isManagerOf(incident.target())
                                        || orphans.adopts(myself(), incident.target()))
                .flatMap(incident -> incident.standby().stream())
                .filter(standby -> pool.inOperation(standby).isPresent());
    }

    /** A standby is managed by those who manage its target. */
    private boolean isManagerOf(ServerId server) {
        return targetOf(server).stream()
                .flatMap(target -> management.managersOf(target).stream())
                .anyMatch(this::isMine);
    }

    private Optional<ServerId> targetOf(ServerId server) {
        if (management.members().contains(server)) {
            return Optional.of(server);
        }
        return pool.inventory().servers().stream()
                .filter(one -> one.standby().filter(server::equals).isPresent())
                .map(ServerDefinition::name)
                .filter(target -> pool.incidentOf(target).isPresent())
                .findFirst();
    }

    private ServerId myself() {
        return new ServerId(member.value());
    }

    private boolean isMine(Assignment one) {
        return one.manager().equals(member);
    }

    /** Fewer than two are left to watch each other: whoever still runs watches all, and the SIF says who acts. */
    private boolean isLast(Set<ServerId> silent) {
        return management.group().stream().filter(row -> !silent.contains(row.server())).count()
                < 2;
    }

    private boolean isMember() {
        return management.members().contains(myself());
    }
}
