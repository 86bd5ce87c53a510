package io.emberkeep.testbed.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * The servers that provide the same service.
 *
 * @param servers all of them by name, standbys too
 * @param ordinary how many of them had VIPs as described: the others are standbys
 * @param vips over which a balancer spreads what clients ask; whoever holds them, these are all and stay the
 *     same
 */
public record ServiceGroup(List<String> servers, int ordinary, List<String> vips) {

    /** Without servers. */
    public static final ServiceGroup EMPTY = new ServiceGroup(List.of(), 0, List.of());

    public ServiceGroup {
        servers = List.copyOf(servers);
        vips = List.copyOf(vips);
    }

    /** The same with one more server. @param ownVips that it has as described; none for a standby */
    public ServiceGroup withServer(String server, List<String> ownVips) {
        return new ServiceGroup(
                Stream.concat(servers.stream(), Stream.of(server)).toList(),
                ordinary + (ownVips.isEmpty() ? 0 : 1),
                Stream.concat(vips.stream(), ownVips.stream()).toList());
    }
}
