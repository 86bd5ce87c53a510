package io.emberkeep.sif.configuration;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.Rows.AwayRow;
import io.emberkeep.contract.configuration.Rows.ProblemRow;
import io.emberkeep.contract.configuration.Rows.RealServerRow;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.Rows.SleepRow;
import io.emberkeep.contract.configuration.Rows.StateRow;
import io.emberkeep.contract.configuration.Rows.TroubleRow;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.ServerDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * One edit in the making: a copy of the state that a decision changes and then finishes. Whether there
 * is a new revision follows from whether anything that is published differs, and from nothing else.
 */
final class Draft {

    final Instant now;
    final List<ServerRow> operation;
    final List<ServerRow> suspend;
    final List<ServerRow> liveMigration;
    final List<RealServerRow> realServers;
    final List<StateRow> states;
    final List<TroubleRow> troubles;
    final List<ProblemRow> problems;
    final List<SleepRow> sleeping;
    final List<AwayRow> away;
    final Set<ServerId> serversInMaintenance;
    final Set<HostId> hostsInMaintenance;
    final Holds holds;
    Mode mode;
    PowerMode powerMode;
    Inventory inventory;

    private final PoolState before;
    private final Map<IncidentId, Incident> incidents = new LinkedHashMap<>();
    private final Map<IncidentId, Incident> past;
    private final Map<HolderId, Instant> leases;
    private final Map<TransitionId, Transition> transitions = new LinkedHashMap<>();
    private final List<Transition> ended = new ArrayList<>();
    private final List<PoolState.Failover> failovers;

    Draft(PoolState before, Instant now) {
        var configuration = before.configuration();
        this.before = before;
        this.now = now;
        this.mode = configuration.mode();
        this.powerMode = configuration.powerMode();
        this.inventory = configuration.inventory();
        this.operation = new ArrayList<>(configuration.operation());
        this.suspend = new ArrayList<>(configuration.suspend());
        this.liveMigration = new ArrayList<>(configuration.liveMigration());
        this.realServers = new ArrayList<>(configuration.realServers());
        this.states = new ArrayList<>(configuration.states());
        this.troubles = new ArrayList<>(configuration.troubles());
        this.problems = new ArrayList<>(configuration.problems());
        this.sleeping = new ArrayList<>(configuration.sleeping());
        this.away = new ArrayList<>(configuration.away());
        this.serversInMaintenance = new TreeSet<>(configuration.serversInMaintenance());
        this.hostsInMaintenance = new TreeSet<>(configuration.hostsInMaintenance());
        this.holds = new Holds(configuration.holds());
        configuration.incidents().forEach(incident -> incidents.put(incident.id(), incident));
        configuration.transitions().forEach(one -> transitions.put(one.id(), one));
        this.past = new HashMap<>(before.past());
        this.leases = new HashMap<>(before.leases());
        this.failovers = new ArrayList<>(before.failovers());
    }

    /** Records an incident; one that is over leaves what is published. */
    void put(Incident incident) {
        if (incident.state().isOver()) {
            incidents.remove(incident.id());
            past.put(incident.id(), incident);
        } else {
            past.remove(incident.id());
            incidents.put(incident.id(), incident);
        }
    }

    /** Records a transition; one that is over leaves what is published. */
    void put(Transition transition) {
        if (transition.state().isOver()) {
            transitions.remove(transition.id());
            ended.add(transition);
        } else {
            transitions.put(transition.id(), transition);
        }
    }

    /** The transitions that are not over. */
    List<Transition> transitions() {
        return List.copyOf(transitions.values());
    }

    /** The incidents that are not over. */
    List<Incident> incidents() {
        return List.copyOf(incidents.values());
    }

    /** All that are not over and about that target. */
    List<Incident> incidentsOf(ServerId target) {
        return incidents.values().stream()
                .filter(incident -> incident.target().equals(target))
                .toList();
    }

    /** The host on which a standby that does not serve waits, as long as this draft has not moved it. */
    Optional<HostId> waitsOn(ServerDefinition standby) {
        return before.configuration().waitsOn(standby);
    }

    /** The host is to be awake for that incident: who wanted it asleep wants so no more. */
    void needAwake(HostId host, IncidentId incident) {
        holds.shareAwake(host, incident);
        sleeping.removeIf(row -> row.host().equals(host));
    }

    /** The claim stands for one lease from now on. */
    void lease(IncidentId incident) {
        lease(HolderId.of(incident));
    }

    /** The same, whoever claimed. */
    void lease(HolderId holder) {
        leases.put(holder, now.plus(lease()));
    }

    void unlease(HolderId holder) {
        leases.remove(holder);
    }

    /** How long a claim stands. */
    Duration lease() {
        return inventory.settings().lease();
    }

    /** Nothing is held for that incident any more, and its claim ends. */
    void release(IncidentId incident) {
        release(HolderId.of(incident));
    }

    /** The same, whoever held. */
    void release(HolderId holder) {
        holds.release(holder);
        leases.remove(holder);
    }

    void failedOver(ServerId target, Instant at) {
        var within = inventory.settings().flapping().within();
        failovers.removeIf(old -> old.at().isBefore(now.minus(within)));
        failovers.add(new PoolState.Failover(target, at));
    }

    void trouble(TroubleRow row) {
        calm(row.target());
        troubles.add(row);
    }

    /** The server is not in trouble any more. */
    void calm(ServerId target) {
        troubles.removeIf(row -> row.target().equals(target));
    }

    /** Puts another row in a server's place, which keeps the order (PSS-4). */
    static void replace(List<ServerRow> rows, ServerId server, UnaryOperator<ServerRow> other) {
        rows.replaceAll(row -> row.server().equals(server) ? other.apply(row) : row);
    }

    /** Finishes a report's edit. */
    Decision reported() {
        var next = finish();
        return new Decision(
                next,
                Diff.between(before.configuration(), next.configuration()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Finishes a question's edit; the answer is made from the state after it. */
    Decision answered(BiFunction<PoolConfiguration, Boolean, SignalAnswer> answer) {
        var edited = reported();
        var after = edited.next().configuration();
        return new Decision(
                edited.next(),
                edited.changes(),
                Optional.of(answer.apply(after, edited.changed())),
                Optional.empty(),
                Optional.empty());
    }

    private PoolState finish() {
        var old = before.configuration().revision();
        var same = configuration(old);
        var published = same.equals(before.configuration()) ? same : configuration(old.next());
        return new PoolState(published, leases, failovers, past, ended);
    }

    private PoolConfiguration configuration(Revision revision) {
        return new PoolConfiguration(
                revision,
                mode,
                powerMode,
                inventory,
                serversInMaintenance,
                hostsInMaintenance,
                operation,
                suspend,
                liveMigration,
                realServers,
                states,
                troubles,
                problems,
                sleeping,
                away,
                incidents(),
                transitions(),
                holds.all());
    }
}
