package io.emberkeep.power.watch;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.load.LoadsMeasured;
import io.emberkeep.messaging.BrokerClock;
import io.emberkeep.messaging.ConfigurationCopy;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.DecisionKeeper;
import io.emberkeep.messaging.GroupReader;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.MessageWriter;
import io.emberkeep.messaging.Pulses;
import io.emberkeep.messaging.Questions;
import io.emberkeep.messaging.Record;
import io.emberkeep.power.messaging.EnergyBook;
import io.emberkeep.power.messaging.KafkaChannels;
import io.emberkeep.power.pss.EnergyNow;
import io.emberkeep.power.pss.PoolNow;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The process: looks after those pools whose samples come to it. */
@ApplicationScoped
public class Power {

    private static final Logger LOG = Logger.getLogger(Power.class);
    private static final String GROUP = "power-service";

    private final KafkaSettings kafka;
    private final MemberId member;
    private final BrokerClock brokerClock;
    private final Events events;
    private final MeterRegistry metrics;
    private final Asides asides = new Asides();
    private final Map<PoolId, PoolPower> pools = new ConcurrentSkipListMap<>();
    private final ScheduledExecutorService timers =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("timers").factory());

    /** Pools are changed by one thread, so that no older configuration overtakes a newer one. */
    private final ExecutorService changes =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("changes").factory());

    private MessageWriter writer;
    private Pulses pulses;
    private Questions questions;
    private DecisionKeeper keeper;
    private volatile ConfigurationCopy copy;
    private volatile EnergyBook book;
    private volatile GroupReader loads;

    Power(
            @ConfigProperty(name = "emberkeep.kafka", defaultValue = "127.0.0.1:19092")
                    String kafka,
            @ConfigProperty(name = "emberkeep.member", defaultValue = "power-1") String member,
            @ConfigProperty(name = "emberkeep.clock.offset", defaultValue = "PT0S")
                    Duration clockOffset,
            Events events,
            MeterRegistry metrics) {
        this.brokerClock = new BrokerClock(Clock.offset(Clock.systemUTC(), clockOffset));
        this.kafka = new KafkaSettings(kafka);
        this.member = new MemberId(member);
        this.events = events;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        writer = new MessageWriter(kafka, "/power-service/" + member, brokerClock);
        pulses = Pulses.start(writer);
        keeper = new DecisionKeeper(kafka, writer.source());
        metrics.gauge("emberkeep.decisions.lost", keeper, DecisionKeeper::lost);
        // Of this process alone: what an earlier one asked is not answered to this one.
        questions = Questions.start(kafka, writer, "power-" + member + "-" + UUID.randomUUID());
        changes.execute(this::begin);
    }

    /** No sample is read before the broker's time is known, answers are heard and the pools are known. */
    private void begin() {
        try {
            while (!pulses.awaitKnown(Duration.ofSeconds(1))
                    || !questions.awaitReady(Duration.ofSeconds(1))) {
                LOG.debug("waiting for the broker");
            }
            copy = ConfigurationCopy.start(kafka, "configuration", known -> look(known.pool()));
            book = new EnergyBook(kafka, writer);
            while (!copy.caughtUp() || !book.caughtUp()) {
                Thread.sleep(20);
            }
            loads =
                    GroupReader.start(
                            kafka,
                            GROUP,
                            Topics.LOADS,
                            new GroupReader.Listener() {
                                @Override
                                public void received(Record record) {
                                    measured(record);
                                }

                                @Override
                                public void moved() {
                                    copy.pools().forEach(Power.this::look);
                                }
                            });
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(PoolId pool) {
        try {
            changes.execute(() -> refresh(pool));
        } catch (RejectedExecutionException stopped) {
            LOG.debugf("%s is not looked at any more", pool);
        }
    }

    private void refresh(PoolId pool) {
        try {
            if (loads != null && loads.holds(pool.value())) {
                copy.of(pool).ifPresent(newest -> refresh(pool, newest));
            } else {
                leave(pool);
            }
        } catch (RuntimeException fault) {
            // One pool that cannot be looked after is no reason to leave the others.
            LOG.errorf(fault, "%s cannot be looked after: %s", pool, fault.getMessage());
        }
    }

    private void refresh(PoolId pool, PoolConfiguration newest) {
        var known = pools.get(pool);
        if (known != null) {
            known.apply(newest);
            return;
        }
        var channels = new KafkaChannels(pool, writer, questions, keeper);
        var means =
                new CourseRun.Means(
                        channels,
                        publish -> {
                            events.happened(pool, publish.event());
                            channels.publish(publish.event());
                        },
                        timers,
                        writer.clock());
        var fresh = new PoolPower(member, newest, means, new Account(book, pool));
        pools.put(pool, fresh);
        fresh.start();
        LOG.infof("%s looks after %s", member, pool);
    }

    private void leave(PoolId pool) {
        var known = pools.remove(pool);
        if (known != null) {
            known.stop();
            LOG.infof("%s does not look after %s any more", member, pool);
        }
    }

    private void measured(Record record) {
        switch (record.content()) {
            case Content.Unreadable(_, var reason, _) -> aside(record, "unreadable", reason);
            case Content.Readable(var envelope) -> {
                if (envelope.message() instanceof LoadsMeasured measured) {
                    measured(record, envelope.pool(), envelope.time(), measured);
                }
            }
        }
    }

    private void measured(Record record, PoolId pool, Instant sent, LoadsMeasured measured) {
        var known = pools.get(pool);
        if (known == null) {
            if (copy.of(pool).isEmpty()) {
                aside(record, "pool " + pool, "there is no pool " + pool);
            }
            return;
        }
        var news = new ArrayList<String>();
        var refused = 0;
        for (var sample : measured.samples()) {
            var reason = known.offer(sample, measured.by());
            if (reason.isPresent()) {
                refused++;
                if (asides.isNews(
                        "%s %s".formatted(pool, sample.server()), writer.clock().instant())) {
                    news.add(reason.get());
                }
            }
        }
        events.samples(
                pool,
                measured.samples().size() - refused,
                refused,
                Duration.between(sent, writer.clock().instant()));
        if (!news.isEmpty()) {
            writer.deadLetter(record, String.join("; ", news));
        }
    }

    private void aside(Record record, String source, String reason) {
        if (asides.isNews(source, writer.clock().instant())) {
            writer.deadLetter(record, reason);
        }
    }

    /** Whether the configuration was read to its end, it has its share of pools, and the broker answers. */
    public boolean ready() {
        return loads != null && loads.joined() && pulses.silentSince().isEmpty();
    }

    /** What is known of a pool; none if another instance looks after it, or there is none. */
    public Optional<PoolNow> now(PoolId pool) {
        return Optional.ofNullable(pools.get(pool)).map(PoolPower::now);
    }

    /** The pool, to ask it for something; none as above. */
    public Optional<PoolPower> pool(PoolId pool) {
        return Optional.ofNullable(pools.get(pool));
    }

    /** What was decided here lately about a group, host, server or transition; none as above. */
    public Optional<List<KeptDecision>> decided(PoolId pool, String about) {
        return Optional.ofNullable(pools.get(pool)).map(one -> one.decided(about));
    }

    /** What a pool's hosts used and saved. @param since told by what time it is */
    public Optional<EnergyNow> energy(PoolId pool, Function<Instant, Optional<Instant>> since) {
        return Optional.ofNullable(pools.get(pool)).map(one -> one.energy(since));
    }

    void stop(@Observes ShutdownEvent event) {
        changes.shutdownNow();
        if (loads != null) {
            loads.close();
        }
        pools.values().forEach(PoolPower::stop);
        timers.shutdownNow();
        if (copy != null) {
            copy.close();
        }
        if (book != null) {
            book.close();
        }
        questions.close();
        keeper.close();
        pulses.close();
        writer.close();
    }
}
