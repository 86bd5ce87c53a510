package io.emberkeep.monitor.structure;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One member watches all targets (TOP-1): every server in operation, and every target of an incident that
 * is not over. A standby that stands in within an open incident is watched only once its target is given
 * up or held (DBSS-11).
 *
 * @param watcher the member that watches
 */
public record Dedicated(MemberId watcher) implements Structure {

    @Override
    public SortedSet<ServerId> watchedBy(MemberId member, PoolConfiguration pool) {
        if (!member.equals(watcher)) {
            return new TreeSet<>();
        }
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
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
