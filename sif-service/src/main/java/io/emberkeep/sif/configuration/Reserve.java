package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.SleepRow;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.transition.Step;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The pool's failover reserve, at the moment in which a host falls asleep: who planned it may not know yet that
 * another host is in maintenance.
 */
final class Reserve {

    private Reserve() {}

    /** Why that step would leave too little awake; none if it leaves enough, or the pool names no reserve. */
    static Optional<String> whyNot(PoolConfiguration now, Step step) {
        if (!(step instanceof Step.SleepHost(var host))) {
            return Optional.empty();
        }
        var left = awakeWithout(now, host);
        return now.inventory()
                .settings()
                .power()
                .map(power -> power.reserve().awakeHosts())
                .filter(reserve -> left < reserve)
                .map(
                        reserve ->
                                "it would leave %d hosts awake, the reserve is %d"
                                        .formatted(left, reserve));
    }

    private static long awakeWithout(PoolConfiguration now, HostId host) {
        var asleep = now.sleeping().stream().map(SleepRow::host).collect(Collectors.toSet());
        return now.inventory().hosts().stream()
                .filter(one -> !one.management())
                .map(HostDefinition::name)
                .filter(one -> !one.equals(host) && !asleep.contains(one))
                .filter(one -> !now.hostsInMaintenance().contains(one))
                .count();
    }
}
