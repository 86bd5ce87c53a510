package io.emberkeep.messaging;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.load.LoadSample;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Measures, each period, every pool; no pool waits for another. A round that has not ended when the next is due
 * is let end, and that next one is left out.
 */
public final class LoadRounds implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LoadRounds.class);

    private final Supplier<? extends Collection<PoolConfiguration>> pools;
    private final Function<PoolConfiguration, List<LoadSample>> look;
    private final BiConsumer<PoolId, List<LoadSample>> send;
    private final Set<PoolId> underWay = ConcurrentHashMap.newKeySet();
    private final Set<PoolId> broken = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer;

    private LoadRounds(
            Supplier<? extends Collection<PoolConfiguration>> pools,
            Function<PoolConfiguration, List<LoadSample>> look,
            BiConsumer<PoolId, List<LoadSample>> send) {
        this.pools = pools;
        this.look = look;
        this.send = send;
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("loads").factory());
    }

    /**
     * Starts at once.
     *
     * @param period between the beginnings of two rounds
     * @param pools those that are known now
     * @param look measures one pool; may block
     * @param send is given a pool's samples once for each round, and nothing if there are none
     */
    public static LoadRounds start(
            Duration period,
            Supplier<? extends Collection<PoolConfiguration>> pools,
            Function<PoolConfiguration, List<LoadSample>> look,
            BiConsumer<PoolId, List<LoadSample>> send) {
        var rounds = new LoadRounds(pools, look, send);
        var _ =
                rounds.timer.scheduleWithFixedDelay(
                        rounds::round, 0, period.toNanos(), TimeUnit.NANOSECONDS);
        LOG.infof("measures how busy the servers are, each %s", period);
        return rounds;
    }

    private void round() {
        try {
            pools.get().forEach(this::measure);
        } catch (RuntimeException fault) {
            LOG.error("a round of measuring broke", fault);
        }
    }

    private void measure(PoolConfiguration pool) {
        var id = pool.inventory().pool();
        if (underWay.add(id)) {
            Thread.ofVirtual().name("loads-" + id).start(() -> measure(id, pool));
        }
    }

    private void measure(PoolId id, PoolConfiguration pool) {
        try {
            var samples = look.apply(pool);
            if (!samples.isEmpty() && !timer.isShutdown()) {
                send.accept(id, samples);
            }
            broken.remove(id);
        } catch (RuntimeException fault) {
            if (broken.add(id)) {
                LOG.errorf(fault, "measuring the pool %s broke", id);
            }
        } finally {
            underWay.remove(id);
        }
    }

    /** No round begins any more, and nothing is sent. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
