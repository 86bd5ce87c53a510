package io.emberkeep.hypervisor.work;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.SleepRow;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.hypervisor.port.Loads;
import io.emberkeep.hypervisor.port.PortException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Asks hosts how busy their VMs are, all of a pool's hosts at once: one that does not answer holds up nobody
 * beyond the limit. Hosts that power saving put to sleep are left alone. Whether a host can be asked is logged
 * when it changes.
 */
public final class LoadLooks {

    private static final Logger LOG = Logger.getLogger(LoadLooks.class);

    private final Function<HostDefinition, Loads> reach;
    private final Duration limit;
    private final InstantSource clock;
    private final Set<Asked> silent = ConcurrentHashMap.newKeySet();

    private record Asked(PoolId pool, HostId host) {}

    /** One call under way. */
    private record Call(HostDefinition host, Calls.Running<Map<ServerId, LoadSample>> running) {}

    /**
     * @param reach how a host is asked; an IllegalArgumentException says that it cannot be
     * @param limit how long a host may take to answer
     * @param clock of which the samples' times are
     */
    public LoadLooks(Function<HostDefinition, Loads> reach, Duration limit, InstantSource clock) {
        this.reach = reach;
        this.limit = limit;
        this.clock = clock;
    }

    /** The pool's VMs that run and answer, in the order of its inventory. */
    public List<LoadSample> look(PoolConfiguration pool) {
        var sleeping =
                pool.sleeping().stream()
                        .map(SleepRow::host)
                        .collect(Collectors.toUnmodifiableSet());
        var calls =
                pool.inventory().hosts().stream()
                        .filter(host -> !sleeping.contains(host.name()))
                        .map(this::ask)
                        .toList();
        var found = new LinkedHashMap<ServerId, LoadSample>();
        calls.forEach(call -> found.putAll(answer(pool.inventory().pool(), call)));
        return pool.inventory().servers().stream()
                .map(server -> found.get(server.name()))
                .filter(sample -> sample != null)
                .toList();
    }

    private Call ask(HostDefinition host) {
        return new Call(host, Calls.start(limit, left -> samples(loads(host).measure(left))));
    }

    private Loads loads(HostDefinition host) throws PortException {
        try {
            return reach.apply(host);
        } catch (IllegalArgumentException unreachable) {
            throw new PortException.HostUnreachable(unreachable.getMessage());
        }
    }

    /** The time is that of the answer: it is the nearest to the measuring that is known here. */
    private Map<ServerId, LoadSample> samples(List<Loads.Measured> measured) {
        var at = clock.instant();
        return measured.stream()
                .map(
                        one ->
                                new LoadSample(
                                        one.server(),
                                        at,
                                        one.memoryUsedBytes(),
                                        one.memoryTotalBytes(),
                                        one.cpuPercent(),
                                        one.cores(),
                                        one.bytesPerSecond(),
                                        one.ratedBytesPerSecond()))
                .collect(Collectors.toMap(LoadSample::server, Function.identity(), (a, _) -> a));
    }

    private Map<ServerId, LoadSample> answer(PoolId pool, Call call) {
        var asked = new Asked(pool, call.host().name());
        try {
            var samples = call.running().await();
            if (silent.remove(asked)) {
                LOG.infof("%s says again how busy its servers are", asked.host());
            }
            return samples;
        } catch (PortException | IllegalStateException failure) {
            if (silent.add(asked)) {
                LOG.warnf(
                        "%s does not say how busy its servers are: %s",
                        asked.host(), failure.getMessage());
            }
            return Map.of();
        }
    }
}
