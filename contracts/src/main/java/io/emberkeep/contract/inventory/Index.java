package io.emberkeep.contract.inventory;

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
 */
record Index(
        Set<String> hosts,
        Set<String> groups,
        Map<String, ServerDraft> servers,
        Set<String> standbys) {

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
                                .map(ServerDraft::name)));
    }

    Optional<ServerDraft> server(String name) {
        return Optional.ofNullable(servers.get(name));
    }

    static Set<String> names(Stream<Located<String>> all) {
        return all.map(Located::value).collect(Collectors.toSet());
    }
}
