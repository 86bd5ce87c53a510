package io.emberkeep.contract.inventory;

import io.emberkeep.contract.id.MacAddress;
import io.emberkeep.contract.inventory.Draft.GroupDraft;
import io.emberkeep.contract.inventory.Draft.HostDraft;
import io.emberkeep.contract.inventory.Draft.ServerDraft;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every name that a draft uses, whether or not what it names is well.
 *
 * @param hosts the hosts' names
 * @param groups the groups'
 * @param servers the servers and standbys by name; the standby where both have one
 * @param standbys the standbys' names
 * @param onMetal the physical servers by the host that they say they are; the first where several do
 * @param macs the hosts' by their names, of those that have one
 */
record Index(
        Set<String> hosts,
        Set<String> groups,
        Map<String, ServerDraft> servers,
        Set<String> standbys,
        Map<String, ServerDraft> onMetal,
        Map<String, MacAddress> macs) {

    static Index of(Draft draft) {
        return new Index(
                names(draft.hosts().stream().map(HostDraft::name)),
                names(draft.groups().stream().map(GroupDraft::name)),
                draft.servers().stream()
                        .collect(
                                Collectors.toMap(
                                        server -> server.name().value(),
                                        server -> server,
                                        (one, other) -> one.isStandby() ? one : other)),
                names(
                        draft.servers().stream()
                                .filter(ServerDraft::isStandby)
                                .map(ServerDraft::name)),
                draft.servers().stream()
                        .filter(server -> server.isPhysical() && server.host().isPresent())
                        .collect(
                                Collectors.toMap(
                                        server -> server.host().get().value(),
                                        server -> server,
                                        (one, _) -> one)),
                draft.hosts().stream()
                        .filter(host -> host.mac().isPresent())
                        .collect(
                                Collectors.toMap(
                                        host -> host.name().value(),
                                        host -> host.mac().get().value(),
                                        (one, _) -> one)));
    }

    /** Whether that server is the host of that name. */
    boolean is(ServerDraft server, String host) {
        return server.isPhysical()
                && server.host().filter(one -> one.value().equals(host)).isPresent();
    }

    Optional<ServerDraft> server(String name) {
        return Optional.ofNullable(servers.get(name));
    }

    static Set<String> names(Stream<Located<String>> all) {
        return all.map(Located::value).collect(Collectors.toSet());
    }
}
