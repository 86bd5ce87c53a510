package io.emberkeep.monitor.watch;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.monitor.dbss.DbssInput.Configured;
import io.emberkeep.monitor.dbss.DbssInput.Tick;
import io.emberkeep.monitor.dbss.Views;
import io.emberkeep.monitor.structure.Structure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** One pool: a watcher for each target that is ours, ticked together at multiples of the interval. */
final class PoolWatch {

    private static final Logger LOG = Logger.getLogger(PoolWatch.class);

    private final PoolId pool;
    private final MemberId member;
    private final Structure structure;
    private final Effects.Means means;
    private final Map<ServerId, Watcher> watchers = new TreeMap<>();
    private final Thread ticker;
    private PoolConfiguration configuration;

    PoolWatch(MemberId member, Structure structure, PoolConfiguration first, Effects.Means means) {
        this.pool = first.inventory().pool();
        this.member = member;
        this.structure = structure;
        this.means = means;
        this.configuration = first;
        this.ticker = Thread.ofPlatform().daemon().name("ticks " + pool).unstarted(this::tick);
    }

    void start() {
        apply(configuration);
        ticker.start();
    }

    /** Rows that come and go start and end DBSSs by themselves (DBSS-11). */
    synchronized void apply(PoolConfiguration newest) {
        configuration = newest;
        var ours = structure.watchedBy(member, newest);
        watchers.entrySet()
                .removeIf(
                        entry -> {
                            var gone = !ours.contains(entry.getKey());
                            if (gone) {
                                entry.getValue().stop();
                                LOG.infof("%s %s is not watched any more", pool, entry.getKey());
                            }
                            return gone;
                        });
        for (var target : ours) {
            Views.of(newest, target, member)
                    .ifPresent(
                            view -> {
                                var known = watchers.get(target);
                                if (known != null) {
                                    known.tell(new Configured(Instant.now(), view));
                                } else {
                                    var watcher = new Watcher(view, means);
                                    watchers.put(target, watcher);
                                    watcher.start();
                                    LOG.infof("%s %s is watched", pool, target);
                                }
                            });
        }
    }

    synchronized Map<ServerId, Watcher.Now> now() {
        var all = new TreeMap<ServerId, Watcher.Now>();
        watchers.forEach((target, watcher) -> all.put(target, watcher.now()));
        return all;
    }

    private void tick() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var planned = Ticks.next(Instant.now(), settings().interval());
                Thread.sleep(Duration.between(Instant.now(), planned));
                tick(planned);
            }
        } catch (InterruptedException stopped) {
            LOG.debugf("%s: no more ticks", pool);
        }
    }

    private synchronized Settings settings() {
        return configuration.inventory().settings();
    }

    private synchronized void tick(Instant planned) {
        var settings = settings();
        var at = Instant.now();
        // A sleep may end a little early; what was planned counts then.
        var lateness = at.isBefore(planned) ? Duration.ZERO : Duration.between(planned, at);
        var gateway = settings.gateway();
        means.ledger()
                .begin(
                        lateness,
                        configuration.operation().size(),
                        watchers.entrySet().stream()
                                .filter(entry -> entry.getValue().now().state().phase().isFresh())
                                .map(Map.Entry::getKey)
                                .toList(),
                        gateway.isPresent());
        gateway.ifPresent(
                address ->
                        Thread.ofVirtual()
                                .start(
                                        () ->
                                                means.ledger()
                                                        .gateway(
                                                                means.examiner()
                                                                        .answers(
                                                                                address,
                                                                                settings))));
        watchers.values().forEach(watcher -> watcher.tell(new Tick(at)));
        var beat =
                new Heartbeat(
                        member,
                        planned,
                        lateness,
                        means.ledger().trusted(settings),
                        watchers.size());
        // A broker that is away must not make the next tick late.
        Thread.ofVirtual().start(() -> means.channels().beat(beat));
    }

    synchronized void stop() {
        ticker.interrupt();
        watchers.values().forEach(Watcher::stop);
    }
}
