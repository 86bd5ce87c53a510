package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.inventory.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one target's DBSS needs of the pool's configuration; read-only, at a named revision (DESIGN rule 8).
 *
 * @param pool which pool
 * @param member the member on which this DBSS runs
 * @param revision of the configuration
 * @param mode what automation may do
 * @param maintenance whether nothing is to be done about the target
 * @param settings of the pool
 * @param target its management data (DBSS-2)
 * @param row its row in <em>operation</em>; none while it does not serve
 * @param incident about it, unless it is over
 * @param standby who takes its place, if anybody
 * @param host on which it runs, or ran when the incident was claimed (SIF-5)
 * @param peers the other servers in operation, or failed, on that host (DBSS-10)
 * @param executors who acts on each host, the first choice first
 * @param first who is to act on trouble before this member does (P2P-1); none if it acts at once
 */
public record TargetView(
        PoolId pool,
        MemberId member,
        Revision revision,
        Mode mode,
        boolean maintenance,
        Settings settings,
        ServerDefinition target,
        Optional<ServerRow> row,
        Optional<Incident> incident,
        Optional<Standby> standby,
        HostId host,
        List<Peer> peers,
        Map<HostId, List<ExecutorId>> executors,
        Optional<MemberId> first) {

    public TargetView {
        peers = List.copyOf(peers);
        executors = Map.copyOf(executors);
    }

    /**
     * The group's standby as it is now.
     *
     * @param server its name
     * @param home the host on which it waits (DBSS-9)
     * @param host the host on which it is now
     * @param free whether it waits for anybody
     * @param vips the virtual addresses of its row, while it stands in
     */
    public record Standby(
            ServerId server, HostId home, HostId host, boolean free, List<IpAddress> vips) {
        public Standby {
            vips = List.copyOf(vips);
        }
    }

    /** Another server on the target's host. @param troubled whether it is in trouble too */
    public record Peer(ServerId server, boolean troubled) {}

    /** What the SIF's word on a claim depends on: when this changes it is worth asking again. */
    public record Basis(
            Mode mode,
            boolean maintenance,
            Settings settings,
            ServerDefinition target,
            Optional<ServerRow> row) {}

    /** What a refused claim is compared by. */
    public Basis basis() {
        return new Basis(mode, maintenance, settings, target, row);
    }

    /** Whether automation may begin anything here (DESIGN rule 12). */
    public boolean mayBegin() {
        return mode == Mode.ARMED && !maintenance;
    }

    /** Whether the standby could be had now. */
    public boolean standbyFree() {
        return standby.filter(Standby::free).isPresent();
    }

    /** Who acts on a host at that attempt: the next each time, then from the first again. */
    ExecutorId executor(HostId host, int attempt) {
        var choice = executors.getOrDefault(host, HostDefinition.DEFAULT_EXECUTORS);
        return choice.get((attempt - 1) % choice.size());
    }

    /** How many executors a host has. */
    int executorsOf(HostId host) {
        return executors.getOrDefault(host, HostDefinition.DEFAULT_EXECUTORS).size();
    }

    /** Everything, VIPs included (DBSS-3). */
    Subject whole() {
        return subject(row.map(ServerRow::vips).orElse(List.of()));
    }

    /** Only what the target has of its own: the background job's <em>well</em>. */
    Subject ownOnly() {
        return subject(List.of());
    }

    Subject subject(List<IpAddress> vips) {
        return new Subject(
                target.name(),
                target.ip(),
                vips,
                target.services(),
                settings.network(),
                settings.networkTimeout(),
                settings.serviceTimeout());
    }
}
