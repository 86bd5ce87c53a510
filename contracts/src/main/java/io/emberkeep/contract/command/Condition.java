package io.emberkeep.contract.command;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.emberkeep.contract.id.BootId;
import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import java.util.List;
import java.util.Optional;

/** What is to be so; the executor examines first and does only what is missing (DESIGN rule 5). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Condition.ServerRunning.class, name = "server-running"),
    @JsonSubTypes.Type(value = Condition.ServerPaused.class, name = "server-paused"),
    @JsonSubTypes.Type(value = Condition.ServerOff.class, name = "server-off"),
    @JsonSubTypes.Type(value = Condition.ServerRestarted.class, name = "server-restarted"),
    @JsonSubTypes.Type(value = Condition.ServerOnHost.class, name = "server-on-host"),
    @JsonSubTypes.Type(value = Condition.ServerConnected.class, name = "server-connected"),
    @JsonSubTypes.Type(value = Condition.VipsOn.class, name = "vips-on"),
    @JsonSubTypes.Type(value = Condition.VipsOff.class, name = "vips-off"),
    @JsonSubTypes.Type(value = Condition.DaemonRestarted.class, name = "daemon-restarted"),
    @JsonSubTypes.Type(value = Condition.HostOn.class, name = "host-on"),
    @JsonSubTypes.Type(value = Condition.HostSuspended.class, name = "host-suspended"),
    @JsonSubTypes.Type(value = Condition.HostOff.class, name = "host-off"),
    @JsonSubTypes.Type(value = Condition.ServerExamined.class, name = "server-examined"),
    @JsonSubTypes.Type(value = Condition.HostExamined.class, name = "host-examined"),
    @JsonSubTypes.Type(value = Condition.StoodDown.class, name = "stood-down"),
})
public sealed interface Condition {

    /** The resource whose commands are run one at a time. */
    @JsonIgnore
    ResourceId resource();

    /** A condition of a server, looked for on the host that the configuration names. */
    sealed interface OfServer extends Condition {
        /** Which server. */
        ServerId server();

        /** The host on which it is now, as the claim told. */
        HostId host();

        @Override
        @JsonIgnore
        default ResourceId resource() {
            return ResourceId.of(server());
        }
    }

    /** A condition of a host. */
    sealed interface OfHost extends Condition {
        /** Which host. */
        HostId host();

        @Override
        @JsonIgnore
        default ResourceId resource() {
            return ResourceId.of(host());
        }
    }

    /** The VM runs: resumed if paused, started if off. A guest that hangs is not reset by this. */
    record ServerRunning(ServerId server, HostId host) implements OfServer {}

    /** The VM is paused, its memory kept (DBSS-9). One that is off is started first and then paused. */
    record ServerPaused(ServerId server, HostId host) implements OfServer {}

    /** The VM is off, at once: not by a shutdown, which a stuck guest never ends. */
    record ServerOff(ServerId server, HostId host) implements OfServer {}

    /**
     * The VM has booted since: reset if it still is in the boot that was seen, started if off; nothing if
     * it is in another (DESIGN rule 5).
     *
     * @param seen the boot that was seen; none if it was seen off
     */
    record ServerRestarted(ServerId server, HostId host, Optional<BootId> seen)
            implements OfServer {}

    /** The VM runs on another host: live-migrated if it runs (DBSS-10, PSS-5). */
    record ServerOnHost(ServerId server, HostId host, HostId to) implements OfServer {}

    /**
     * The guest is on the network and surely without these VIPs: they are removed and seen gone before a
     * cut link is mended (DESIGN rule 9). Fails while the guest does not answer its host.
     */
    record ServerConnected(ServerId server, HostId host, List<IpAddress> withoutVips)
            implements OfServer {
        public ServerConnected {
            withoutVips = List.copyOf(withoutVips);
        }
    }

    /** The VIPs answer on the server, its link is up, and they were announced (gratuitous ARP). */
    record VipsOn(ServerId server, HostId host, List<IpAddress> vips) implements OfServer {
        public VipsOn {
            vips = List.copyOf(vips);
        }
    }

    /**
     * The server cannot answer on the VIPs, by the least force that is sure: removed and seen gone, else
     * its link cut, else destroyed (DESIGN rule 9). The answer names the means.
     *
     * @param cutLink cut the link first and ask the guest afterwards (network trouble)
     */
    record VipsOff(ServerId server, HostId host, List<IpAddress> vips, boolean cutLink)
            implements OfServer {
        public VipsOff {
            vips = List.copyOf(vips);
        }
    }

    /** The daemon was restarted in the boot that was seen (DBSS-6). */
    record DaemonRestarted(ServerId server, HostId host, DaemonName daemon) implements OfServer {}

    /** The host is on: by Wake-on-LAN (DBSS-7, PSS-7). */
    record HostOn(HostId host) implements OfHost {}

    /** The host is suspended to RAM (PSS-6). */
    record HostSuspended(HostId host) implements OfHost {}

    /** The host is off and its power control confirms it; already off is success (DESIGN rule 9). */
    record HostOff(HostId host) implements OfHost {}

    /** Only look at a server. */
    record ServerExamined(ServerId server, HostId host) implements OfServer {}

    /** Only look at a host. */
    record HostExamined(HostId host) implements OfHost {}

    /** Whatever an earlier holder wanted of this server is aborted; answers with what is (DESIGN rule 4). */
    record StoodDown(ServerId server, HostId host) implements OfServer {}
}
