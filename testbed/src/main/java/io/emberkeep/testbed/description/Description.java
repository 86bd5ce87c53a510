package io.emberkeep.testbed.description;

import io.emberkeep.testbed.model.Daemon;
import io.emberkeep.testbed.model.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * A data centre as its file describes it.
 *
 * @param networkPort on which everybody who is up accepts
 * @param hosts the physical machines
 * @param vms the virtual servers
 * @param vips virtual addresses that no server has at the start
 */
record Description(Integer networkPort, List<HostLine> hosts, List<VmLine> vms, List<String> vips) {

    private static final int DEFAULT_NETWORK_PORT = 4007;

    Description {
        networkPort = networkPort == null ? DEFAULT_NETWORK_PORT : networkPort;
        hosts = orEmpty(hosts);
        vms = orEmpty(vms);
        vips = orEmpty(vips);
    }

    /** A physical machine. */
    record HostLine(String name, String ip, String mac) {}

    /**
     * A virtual server.
     *
     * @param group the service group that it belongs to; none if nobody asks a load of it
     * @param vips the virtual addresses that it has at the start; a standby has none
     * @param state what it does at the start: on, if nothing is said
     * @param metal whether it is a physical server, which is its host
     */
    record VmLine(
            String name,
            String host,
            String ip,
            String group,
            List<String> vips,
            List<DaemonLine> daemons,
            Start state,
            Boolean metal) {
        VmLine {
            vips = orEmpty(vips);
            daemons = orEmpty(daemons);
            state = state == null ? Start.RUNNING : state;
            metal = metal != null && metal;
        }

        List<Daemon> services() {
            return daemons.stream()
                    .map(line -> new Daemon(line.name(), line.protocol(), line.port()))
                    .toList();
        }
    }

    /** A service daemon. */
    record DaemonLine(String name, Protocol protocol, int port) {}

    /** What a server does at the start. */
    enum Start {
        /** Booted once, with its VIPs. */
        RUNNING,
        /** Booted once, then paused. */
        PAUSED,
        /** Never booted. */
        OFF
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return Optional.ofNullable(list).map(List::copyOf).orElse(List.of());
    }
}
