package io.emberkeep.simulator.invariant;

import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.simulator.Simulation;
import java.util.HashSet;
import java.util.stream.Stream;

/** A server is in one of operation and suspend, once; a VIP stands in one row (PSS-9). */
public final class OneRecordEach extends Invariant {

    /** In that simulation. */
    public OneRecordEach(Simulation simulation) {
        super(simulation);
    }

    @Override
    public void decided(PoolState before, SifInput input, Decision decision) {
        var next = decision.next().configuration();
        if (next == before.configuration()) {
            return;
        }
        var servers = new HashSet<>();
        var vips = new HashSet<>();
        Stream.concat(next.operation().stream(), next.suspend().stream())
                .forEach(
                        row -> {
                            if (!servers.add(row.server())) {
                                broken(row.server() + " is recorded twice");
                            }
                            row.vips().stream()
                                    .filter(vip -> !vips.add(vip))
                                    .forEach(vip -> broken(vip + " stands in two rows"));
                        });
        for (var target :
                next.inventory().servers().stream().filter(one -> !one.isStandby()).toList()) {
            var standsIn =
                    target.standby()
                            .filter(
                                    standby ->
                                            next.incidents().stream()
                                                    .anyMatch(
                                                            one ->
                                                                    one.target()
                                                                                    .equals(
                                                                                            target
                                                                                                    .name())
                                                                            && one.stoodIn()))
                            .isPresent();
            if (!servers.contains(target.name()) && !standsIn) {
                broken(target.name() + " is in no record, and nobody stands in for it");
            }
        }
    }
}
