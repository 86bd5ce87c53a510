package io.emberkeep.monitor.probe;

import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.inventory.ServiceDefinition;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.monitor.dbss.Finding;
import io.emberkeep.monitor.dbss.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Examines a target as a client would see it: network, then VIPs, then services (DBSS-3). Blocks; meant
 * for virtual threads. Ends within the network's and twice the services' time, whatever the target does.
 */
public final class Examiner {

    private final NetworkChoice networks;

    /** @param networks how networks are examined here */
    public Examiner(NetworkChoice networks) {
        this.networks = networks;
    }

    /**
     * Examines. Bad network ends it; VIPs and services are seen together, so that it is known what is bad.
     *
     * @param networkSeen told as soon as the network's result is known: whether it is good
     */
    public Finding examine(Subject subject, Consumer<Boolean> networkSeen) {
        var silent =
                networks.of(subject.network(), subject.services())
                        .examine(subject.ip(), subject.networkTimeout());
        networkSeen.accept(silent.isEmpty());
        return silent.<Finding>map(
                        why -> new Finding.Bad(TroubleKind.NETWORK, List.of(), List.of(), why))
                .orElseGet(() -> behindTheNetwork(subject));
    }

    /** Whether an address, the gateway's, answers at all (DESIGN rule 10). */
    public boolean answers(IpAddress ip, Settings settings) {
        return networks.of(settings.network(), List.of())
                .examine(ip, settings.networkTimeout())
                .isEmpty();
    }

    private static Finding behindTheNetwork(Subject subject) {
        var daemons = new ArrayList<DaemonName>();
        var vips = new ArrayList<IpAddress>();
        var evidence = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var vipsSeen =
                    subject.vips().stream()
                            .map(vip -> threads.submit(() -> vip(vip, subject)))
                            .toList();
            var servicesSeen =
                    subject.services().stream()
                            .map(service -> threads.submit(() -> service(service, subject)))
                            .toList();
            for (var i = 0; i < vipsSeen.size(); i++) {
                var vip = subject.vips().get(i);
                result(vipsSeen.get(i))
                        .ifPresent(
                                why -> {
                                    vips.add(vip);
                                    evidence.add(why);
                                });
            }
            for (var i = 0; i < servicesSeen.size(); i++) {
                var daemon = subject.services().get(i).name();
                result(servicesSeen.get(i))
                        .ifPresent(
                                why -> {
                                    daemons.add(daemon);
                                    evidence.add(why);
                                });
            }
        }
        return evidence.isEmpty()
                ? new Finding.Well()
                : new Finding.Bad(TroubleKind.SERVICE, daemons, vips, String.join("; ", evidence));
    }

    /** Every TCP port of the services accepts a connection there. */
    private static Optional<String> vip(IpAddress vip, Subject subject) {
        var deadline = Deadline.in(subject.serviceTimeout());
        for (var service : subject.services()) {
            if (service.port() > 0) {
                try {
                    Line.connect(vip, service.port(), deadline).close();
                } catch (IOException failed) {
                    return Optional.of(
                            "VIP %s does not answer on port %d: %s"
                                    .formatted(vip, service.port(), failed.getMessage()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> service(ServiceDefinition service, Subject subject) {
        return ServiceExamination.examine(subject.ip(), service, subject.serviceTimeout());
    }

    private static Optional<String> result(Future<Optional<String>> seen) {
        try {
            return seen.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("the examination was stopped");
        } catch (ExecutionException fault) {
            return Optional.of("the examination failed: " + fault.getCause());
        }
    }
}
