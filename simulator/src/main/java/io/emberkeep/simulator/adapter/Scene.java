package io.emberkeep.simulator.adapter;

import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.MacAddress;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.hypervisor.plan.Context;
import io.emberkeep.hypervisor.plan.Sight;
import java.util.List;
import java.util.Optional;

/**
 * Where a command is carried out, by the configuration as the adapter knows it.
 *
 * @param wanted what is wanted
 * @param context what the configuration says about it
 * @param host the host that the command names
 * @param others the pool's other hosts
 * @param mac by which the host is woken
 */
record Scene(
        Condition wanted,
        Context context,
        HostId host,
        List<HostId> others,
        Optional<MacAddress> mac) {

    static Scene of(Condition wanted, PoolConfiguration pool) {
        var host =
                switch (wanted) {
                    case Condition.OfServer server -> server.host();
                    case Condition.OfHost one -> one.host();
                };
        var definition = pool.inventory().host(host);
        var context =
                switch (wanted) {
                    case Condition.OfServer server -> Context.ofServer(pool, server.server());
                    case Condition.OfHost _ -> Context.ofHost(pool, host);
                };
        return new Scene(
                wanted,
                context,
                host,
                pool.inventory().hosts().stream()
                        .map(HostDefinition::name)
                        .filter(one -> !one.equals(host))
                        .toList(),
                definition.flatMap(HostDefinition::mac));
    }

    /** The server that it is about. */
    String server() {
        return ((Condition.OfServer) wanted).server().value();
    }

    /** The host on which the VM was found. */
    String hostOfVm(Sight sight) {
        return (sight.vm().orElseThrow() instanceof Sight.Found found ? found.on() : host).value();
    }
}
