package io.emberkeep.simulator.monitor;

import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.monitor.dbss.Finding;
import io.emberkeep.monitor.dbss.Subject;
import io.emberkeep.simulator.datacentre.Machines;
import io.emberkeep.simulator.engine.Links;
import io.emberkeep.simulator.engine.Process;
import io.emberkeep.testbed.model.Look;
import io.emberkeep.testbed.model.Network;
import io.emberkeep.testbed.model.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Consumer;

/** Examines a target as the monitor's probes do, by how the machines look from outside (DBSS-3). */
final class Examinations {

    private static final long SYN_AGAIN = Duration.ofSeconds(1).toNanos();
    private static final long ROUND_TRIP = Duration.ofMillis(1).toNanos();

    private final Machines machines;
    private final Links links;
    private final Process process;

    Examinations(Machines machines, Links links, Process process) {
        this.machines = machines;
        this.links = links;
        this.process = process;
    }

    /**
     * Examines.
     *
     * @param networkSeen told whether the network is good
     * @param ended told what was found
     */
    void examine(Subject subject, Consumer<Boolean> networkSeen, Consumer<Finding> ended) {
        var ip = subject.ip().value();
        answers(
                ip,
                subject.networkTimeout(),
                good -> {
                    networkSeen.accept(good);
                    if (good) {
                        behindTheNetwork(subject, ended);
                    } else {
                        ended.accept(
                                new Finding.Bad(
                                        TroubleKind.NETWORK,
                                        java.util.List.of(),
                                        java.util.List.of(),
                                        ip + " does not answer"));
                    }
                });
    }

    /** Whether an address answers at all; a lost SYN is sent once more. */
    void answers(String ip, Duration timeout, Consumer<Boolean> told) {
        var port = machines.world().networkPort();
        switch (look(ip, port)) {
            case Look.Accepting _ -> told.accept(true);
            case Look.Refusing _ -> told.accept(false);
            case Look.Silent _ ->
                    process.after(
                            Math.min(SYN_AGAIN, timeout.toNanos()),
                            () -> {
                                if (look(ip, port) instanceof Look.Accepting) {
                                    told.accept(true);
                                } else {
                                    process.after(
                                            Math.max(0, timeout.toNanos() - SYN_AGAIN),
                                            () -> told.accept(false));
                                }
                            });
        }
    }

    private Look look(String ip, int port) {
        if (!links.bothWays(process.name(), machines.holderOf(ip))) {
            return new Look.Silent();
        }
        return Network.look(machines.world(), ip, port, 0);
    }

    private void behindTheNetwork(Subject subject, Consumer<Finding> ended) {
        var longest = 0L;
        var silent = false;
        var ip = subject.ip().value();
        for (var service : subject.services()) {
            switch (look(ip, service.port())) {
                case Look.Accepting by when frozen(by) -> silent = true;
                case Look.Accepting by ->
                        longest =
                                Math.max(
                                        longest,
                                        machines.times()
                                                .answer(by.daemon().orElseThrow().protocol())
                                                .toNanos());
                case Look.Refusing _ -> {}
                case Look.Silent _ -> silent = true;
            }
        }
        for (var vip : subject.vips()) {
            for (var service : subject.services()) {
                silent |= look(vip.value(), service.port()) instanceof Look.Silent;
            }
        }
        var until = silent ? subject.serviceTimeout().toNanos() : ROUND_TRIP + longest;
        process.after(until, () -> ended.accept(found(subject)));
    }

    /** How it looks at the end decides; what was silent has had all its time. */
    private Finding found(Subject subject) {
        var daemons = new ArrayList<DaemonName>();
        var vips = new ArrayList<IpAddress>();
        var evidence = new ArrayList<String>();
        for (var vip : subject.vips()) {
            for (var service : subject.services()) {
                if (!(look(vip.value(), service.port()) instanceof Look.Accepting)) {
                    vips.add(vip);
                    evidence.add(
                            "VIP %s does not answer on port %d".formatted(vip, service.port()));
                    break;
                }
            }
        }
        for (var service : subject.services()) {
            var look = look(subject.ip().value(), service.port());
            if (!(look instanceof Look.Accepting by) || frozen(by)) {
                daemons.add(service.name());
                evidence.add("%s does not answer".formatted(service.name()));
            }
        }
        return evidence.isEmpty()
                ? new Finding.Well()
                : new Finding.Bad(TroubleKind.SERVICE, daemons, vips, String.join("; ", evidence));
    }

    private boolean frozen(Look.Accepting by) {
        var vm = machines.world().vms().get(by.by());
        return vm != null && vm.guest().phase() == Phase.FROZEN;
    }
}
