package io.emberkeep.monitor.watch;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Settings.NetworkExamination.Method;
import io.emberkeep.messaging.BrokerClock;
import io.emberkeep.messaging.ConfigurationCopy;
import io.emberkeep.messaging.DecisionKeeper;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.MessageWriter;
import io.emberkeep.messaging.Pulses;
import io.emberkeep.messaging.Questions;
import io.emberkeep.monitor.machine.OwnLoads;
import io.emberkeep.monitor.machine.OwnLoadsSettings;
import io.emberkeep.monitor.messaging.HeartbeatReader;
import io.emberkeep.monitor.messaging.KafkaChannels;
import io.emberkeep.monitor.probe.Examiner;
import io.emberkeep.monitor.probe.NetworkChoice;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The process: watches the targets of every pool that the configuration names. */
@ApplicationScoped
public class Monitor {

    private static final Logger LOG = Logger.getLogger(Monitor.class);

    private final KafkaSettings kafka;
    private final MemberId member;
    private final BrokerClock brokerClock;
    private final Transitions transitions;
    private final OwnLoadsSettings ownLoads;
    private final Map<PoolId, PoolWatch> pools = new ConcurrentSkipListMap<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("timers").factory());

    /** Pools are changed by one thread, so that no older configuration overtakes a newer one. */
    private final ExecutorService changes =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("changes").factory());

    private final MeterRegistry metrics;
    private MessageWriter writer;
    private Pulses pulses;
    private DecisionKeeper keeper;
    private Questions questions;
    private HeartbeatReader heartbeats;
    private volatile ConfigurationCopy copy;
    private volatile boolean watching;
    private volatile Optional<OwnLoads> measuring = Optional.empty();
    private Examiner examiner;
    private NetworkChoice networks;
    private boolean toldThatIcmpIsMissing;

    Monitor(
            @ConfigProperty(name = "emberkeep.kafka", defaultValue = "127.0.0.1:19092")
                    String kafka,
            @ConfigProperty(name = "emberkeep.member", defaultValue = "MS") String member,
            @ConfigProperty(name = "emberkeep.clock.offset", defaultValue = "PT0S")
                    Duration clockOffset,
            Transitions transitions,
            OwnLoadsSettings ownLoads,
            MeterRegistry metrics) {
        this.brokerClock = new BrokerClock(Clock.offset(Clock.systemUTC(), clockOffset));
        this.kafka = new KafkaSettings(kafka);
        this.member = new MemberId(member);
        this.transitions = transitions;
        this.ownLoads = ownLoads;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        networks = NetworkChoice.here();
        examiner = new Examiner(networks);
        writer = new MessageWriter(kafka, "/monitor-service/" + member, brokerClock);
        pulses = Pulses.start(writer);
        keeper = new DecisionKeeper(kafka, writer.source());
        metrics.gauge("emberkeep.decisions.lost", keeper, DecisionKeeper::lost);
        // Of this process alone: what an earlier one asked is not answered to this one.
        questions = Questions.start(kafka, writer, "monitor-" + member + "-" + UUID.randomUUID());
        changes.execute(this::begin);
    }

    /**
     * Nothing is watched before the broker's time is known, answers are heard and the configuration is read
     * to its end.
     */
    private void begin() {
        try {
            while (!pulses.awaitKnown(Duration.ofSeconds(1))
                    || !questions.awaitReady(Duration.ofSeconds(1))) {
                LOG.debug("waiting for the broker");
            }
            copy = ConfigurationCopy.start(kafka, "configuration", known -> changed(known.pool()));
            while (!copy.caughtUp()) {
                Thread.sleep(20);
            }
            watching = true;
            heartbeats =
                    HeartbeatReader.start(
                            kafka, "heartbeats", writer, pools::containsKey, this::heard);
            copy.pools().forEach(pool -> copy.of(pool).ifPresent(it -> refresh(pool, it)));
            pace();
            LOG.infof("%s watches %d pools", member, pools.size());
            measuring = OwnLoads.start(ownLoads, copy, writer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void heard(PoolId pool, Heartbeat beat, Instant at) {
        var watch = pools.get(pool);
        if (watch != null) {
            watch.heard(beat, at);
        }
    }

    private void changed(PoolId pool) {
        if (watching) {
            changes.execute(() -> refresh(pool));
        }
    }

    private void refresh(PoolId pool) {
        try {
            copy.of(pool).ifPresent(newest -> refresh(pool, newest));
            pace();
        } catch (RuntimeException fault) {
            // One pool that cannot be watched is no reason not to watch the others.
            LOG.errorf(fault, "%s cannot be watched: %s", pool, fault.getMessage());
        }
    }

    /** Each pool hears how many targets are examined before its own. */
    private void pace() {
        var all = pools.values().stream().mapToInt(PoolWatch::size).sum();
        var before = 0;
        for (var pool : pools.values()) {
            var own = pool.size();
            pool.pace(new Pace(before, own, all));
            before += own;
        }
    }

    private void refresh(PoolId pool, PoolConfiguration newest) {
        tellIfIcmpIsMissing(newest);
        var known = pools.get(pool);
        if (known != null) {
            known.apply(newest);
            return;
        }
        var means =
                new Effects.Means(
                        new KafkaChannels(pool, writer, questions, keeper),
                        examiner,
                        new Ledger(),
                        transitions,
                        clock,
                        writer.clock(),
                        brokerClock::ahead);
        var fresh = new PoolWatch(member, newest, means);
        pools.put(pool, fresh);
        fresh.start();
    }

    private void tellIfIcmpIsMissing(PoolConfiguration pool) {
        if (!toldThatIcmpIsMissing
                && pool.inventory().settings().network().method() == Method.ICMP) {
            toldThatIcmpIsMissing = true;
            networks.missing()
                    .ifPresent(why -> LOG.warnf("%s; networks are examined by TCP instead", why));
        }
    }

    /** Whether the configuration was read to its end and the broker answers. */
    public boolean ready() {
        return watching && pulses.silentSince().isEmpty();
    }

    /** What each target's DBSS is doing. */
    public Map<PoolId, Map<ServerId, Watcher.Now>> now() {
        var all = new TreeMap<PoolId, Map<ServerId, Watcher.Now>>();
        pools.forEach((pool, watch) -> all.put(pool, watch.now()));
        return all;
    }

    void stop(@Observes ShutdownEvent event) {
        changes.shutdownNow();
        measuring.ifPresent(OwnLoads::close);
        pools.values().forEach(PoolWatch::stop);
        clock.shutdownNow();
        if (copy != null) {
            copy.close();
        }
        if (heartbeats != null) {
            heartbeats.close();
        }
        questions.close();
        pulses.close();
        keeper.close();
        writer.close();
        examiner.close();
        networks.close();
    }
}
