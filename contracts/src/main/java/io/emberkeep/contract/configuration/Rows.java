package io.emberkeep.contract.configuration;

import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MacAddress;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The papers' configuration records, one row each (SPEC section 4). */
public final class Rows {

    private Rows() {}

    /**
     * A server that serves, is suspended, or was migrated: the same fields in the records
     * <em>operation</em>, <em>suspend</em> and <em>live migration</em> (C Table 1).
     *
     * @param group service group
     * @param realServer the host on which it runs (in <em>live migration</em>: where it belongs)
     * @param vips the virtual addresses that are set on it
     * @param server host name
     * @param ip its own address
     * @param daemons its service daemons
     */
    public record ServerRow(
            GroupId group,
            Optional<HostId> realServer,
            List<IpAddress> vips,
            ServerId server,
            IpAddress ip,
            List<DaemonName> daemons) {

        public ServerRow {
            vips = List.copyOf(vips);
            daemons = List.copyOf(daemons);
        }

        /** The same row with other VIPs. */
        public ServerRow withVips(List<IpAddress> others) {
            return new ServerRow(group, realServer, others, server, ip, daemons);
        }

        /** The same row on another host. */
        public ServerRow on(Optional<HostId> host) {
            return new ServerRow(group, host, vips, server, ip, daemons);
        }
    }

    /**
     * A host (C Table 1, real server file).
     *
     * @param host its name
     * @param ip its address
     * @param mac by which it is woken
     */
    public record RealServerRow(HostId host, IpAddress ip, Optional<MacAddress> mac) {}

    /**
     * The shape of a service group (C Table 1, state file).
     *
     * @param group service group
     * @param condition light or moderate
     * @param baseHost where its service is gathered when light
     */
    public record StateRow(GroupId group, LoadCondition condition, Optional<HostId> baseHost) {}

    /** The two shapes of a service group (PSS-1). */
    public enum LoadCondition {
        LIGHT,
        MODERATE
    }

    /**
     * A host that power saving suspended to RAM (PSS-6).
     *
     * @param host which host
     * @param since when it was recorded so
     * @param by the transition that put it to sleep
     */
    public record SleepRow(HostId host, Instant since, TransitionId by) {}

    /**
     * A standby that waits on another host than its own, because it could not be brought home.
     *
     * @param standby who waits
     * @param host where
     */
    public record AwayRow(ServerId standby, HostId host) {}

    /**
     * A server in trouble (C's trouble file, DBSS-10).
     *
     * @param target who is in trouble
     * @param kind of trouble
     * @param since when it was detected
     */
    public record TroubleRow(ServerId target, TroubleKind kind, Instant since) {}

    /**
     * A standby that stands in for a failed target (R).
     *
     * @param backup the standby
     * @param target the failed server
     * @param member the member that recovers it
     */
    public record ProblemRow(ServerId backup, ServerId target, MemberId member) {}

    /**
     * A member that watches others, in <em>group</em>, or that failed, in <em>separation</em> (R).
     *
     * @param number its place among all members, from 1
     * @param server which target it is
     */
    public record GroupRow(int number, ServerId server) {}
}
