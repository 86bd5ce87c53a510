package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import java.util.Optional;

/** The user's hand comes first (DESIGN rule 12). */
final class Permission {

    private Permission() {}

    /** Why automation may do nothing about a server; none if it may. */
    static Optional<String> whyNot(PoolConfiguration configuration, ServerId server) {
        return whyNot(configuration).or(() -> maintenance(configuration, server));
    }

    /** Why automation may do nothing in the whole pool; none if it may. */
    static Optional<String> whyNot(PoolConfiguration configuration) {
        return switch (configuration.mode()) {
            case ARMED -> Optional.empty();
            case REPORT_ONLY -> Optional.of("the pool only reports");
            case DISARMED -> Optional.of("the pool is disarmed");
        };
    }

    /** Why a server is in maintenance, by itself or by the host on which it is or belongs; none if not. */
    static Optional<String> maintenance(PoolConfiguration configuration, ServerId server) {
        if (configuration.serversInMaintenance().contains(server)) {
            return Optional.of(server + " is in maintenance");
        }
        return hostOf(configuration, server)
                .flatMap(host -> maintenance(configuration, host))
                .map(reason -> server + "'s host " + reason);
    }

    /** Why a host is in maintenance; none if it is not. */
    static Optional<String> maintenance(PoolConfiguration configuration, HostId host) {
        return configuration.hostsInMaintenance().contains(host)
                ? Optional.of(host + " is in maintenance")
                : Optional.empty();
    }

    /** Where a server is: as its row says, else where it belongs. */
    static Optional<HostId> hostOf(PoolConfiguration configuration, ServerId server) {
        var row = OperationRows.rowOf(configuration, server);
        return row.isPresent()
                ? row.get().realServer()
                : configuration.inventory().server(server).flatMap(one -> one.host());
    }
}
