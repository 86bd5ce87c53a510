package io.emberkeep.contract.configuration;

import io.emberkeep.contract.configuration.Rows.AwayRow;
import io.emberkeep.contract.configuration.Rows.ProblemRow;
import io.emberkeep.contract.configuration.Rows.RealServerRow;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.Rows.SleepRow;
import io.emberkeep.contract.configuration.Rows.StateRow;
import io.emberkeep.contract.configuration.Rows.TroubleRow;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.transition.Migration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A pool's whole configuration state at one revision: what everyone but the sif-service holds as a
 * read-only copy (SIF-9, DESIGN rules 7 and 8).
 *
 * @param revision grows by one with each edit
 * @param mode what automation may do
 * @param powerMode what power saving may do by itself
 * @param inventory what the user described
 * @param serversInMaintenance nothing is done about these (DESIGN rule 12)
 * @param hostsInMaintenance nothing is done about these and the servers on them
 * @param operation servers that serve, in their order (PSS-4)
 * @param suspend servers that are suspended by power saving
 * @param liveMigration where migrated servers belong
 * @param realServers the hosts
 * @param states the service groups' shapes
 * @param troubles servers in trouble
 * @param problems standbys that stand in
 * @param sleeping hosts that power saving suspended
 * @param away standbys that wait elsewhere than on their own hosts
 * @param incidents all that are not over: open ones, and those held or given up
 * @param holds the resources' epochs
 */
public record PoolConfiguration(
        Revision revision,
        Mode mode,
        PowerMode powerMode,
        Inventory inventory,
        Set<ServerId> serversInMaintenance,
        Set<HostId> hostsInMaintenance,
        List<ServerRow> operation,
        List<ServerRow> suspend,
        List<ServerRow> liveMigration,
        List<RealServerRow> realServers,
        List<StateRow> states,
        List<TroubleRow> troubles,
        List<ProblemRow> problems,
        List<SleepRow> sleeping,
        List<AwayRow> away,
        List<Incident> incidents,
        List<Transition> transitions,
        List<Hold> holds) {

    public PoolConfiguration {
        serversInMaintenance = new TreeSet<>(serversInMaintenance);
        hostsInMaintenance = new TreeSet<>(hostsInMaintenance);
        operation = List.copyOf(operation);
        suspend = List.copyOf(suspend);
        liveMigration = List.copyOf(liveMigration);
        realServers = List.copyOf(realServers);
        states = List.copyOf(states);
        troubles = List.copyOf(troubles);
        problems = List.copyOf(problems);
        sleeping = List.copyOf(sleeping);
        away = List.copyOf(away);
        incidents = List.copyOf(incidents);
        transitions = List.copyOf(transitions);
        holds = List.copyOf(holds);
    }

    /** The server's row in <em>operation</em>, if it serves. */
    public Optional<ServerRow> inOperation(ServerId server) {
        return row(operation, server);
    }

    /** The server's row in <em>suspend</em>, if power saving suspended it (SIF-3). */
    public Optional<ServerRow> suspended(ServerId server) {
        return row(suspend, server);
    }

    /** The host on which a standby that does not serve waits: its own, unless it could not be brought there. */
    public Optional<HostId> waitsOn(ServerDefinition standby) {
        return away.stream()
                .filter(row -> row.standby().equals(standby.name()))
                .map(AwayRow::host)
                .findFirst()
                .or(standby::host);
    }

    /** The live migration of that server of which nobody saw the end, if there is one: it may be on either host. */
    public Optional<Migration> unseenMigration(ServerId server) {
        return transitions.stream()
                .filter(one -> one.state().isOpen())
                .flatMap(one -> one.unseen().stream())
                .filter(one -> one.server().equals(server))
                .findFirst();
    }

    /** The incident of that name, unless it is over. */
    public Optional<Incident> incident(IncidentId id) {
        return incidents.stream().filter(incident -> incident.id().equals(id)).findFirst();
    }

    /** The transition of that name, unless it is over. */
    public Optional<Transition> transition(TransitionId id) {
        return transitions.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The newest incident about that target, unless it is over. */
    public Optional<Incident> incidentOf(ServerId target) {
        return incidents.stream()
                .filter(incident -> incident.target().equals(target))
                .reduce((older, newer) -> newer);
    }

    /** The incident in which that standby is taken, if it is. */
    public Optional<Incident> incidentTaking(ServerId standby) {
        return incidents.stream()
                .filter(incident -> incident.standby().filter(standby::equals).isPresent())
                .findFirst();
    }

    /** The resource's epoch; zero if it was never claimed. */
    public Epoch epoch(ResourceId resource) {
        return hold(resource).map(Hold::epoch).orElse(Epoch.ZERO);
    }

    /** The resource's holding, if it was ever claimed. */
    public Optional<Hold> hold(ResourceId resource) {
        return holds.stream().filter(hold -> hold.resource().equals(resource)).findFirst();
    }

    /** Whether nothing is to be done about a server: it or its host is in maintenance. */
    public boolean inMaintenance(ServerId server) {
        return serversInMaintenance.contains(server)
                || inOperation(server)
                        .flatMap(ServerRow::realServer)
                        .filter(hostsInMaintenance::contains)
                        .isPresent();
    }

    private static Optional<ServerRow> row(List<ServerRow> rows, ServerId server) {
        return rows.stream().filter(row -> row.server().equals(server)).findFirst();
    }
}
