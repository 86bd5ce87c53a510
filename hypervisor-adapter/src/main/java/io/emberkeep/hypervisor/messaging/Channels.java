package io.emberkeep.hypervisor.messaging;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.contract.load.LoadsMeasured;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.hypervisor.command.GuardInput;
import io.emberkeep.hypervisor.command.Resource;
import io.emberkeep.hypervisor.port.HandsChoice;
import io.emberkeep.hypervisor.work.Desk;
import io.emberkeep.hypervisor.work.HostLooks;
import io.emberkeep.hypervisor.work.Journal;
import io.emberkeep.hypervisor.work.Limits;
import io.emberkeep.hypervisor.work.LoadLooks;
import io.emberkeep.hypervisor.work.Scenes;
import io.emberkeep.messaging.BrokerClock;
import io.emberkeep.messaging.ConfigurationCopy;
import io.emberkeep.messaging.DecisionKeeper;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.LoadRounds;
import io.emberkeep.messaging.MessageWriter;
import io.emberkeep.messaging.Pulses;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What comes in and goes out. At the start first the configuration to its end, and our own answers of
 * the last minutes, so that no command is carried out a second time; then the commands of the same minutes, of which only those are new that were not answered and are not late.
 */
public final class Channels implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Channels.class);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Settings settings;
    private final MessageWriter writer;
    private final Pulses pulses;
    private final DecisionKeeper keeper;
    private final ConfigurationCopy configuration;
    private final Desk desk;
    private final HostLooks hosts;
    private final LoadLooks loads;
    private final Set<Object> warmed = ConcurrentHashMap.newKeySet();
    private final Thread starter;
    private volatile TopicReader commands;
    private volatile LoadRounds rounds;

    /**
     * How this service is connected.
     *
     * @param kafka the broker
     * @param executor whose commands are carried out here
     * @param lookback how far back is read at the start: longer than any command's deadline
     * @param wakeAddress where magic packets go
     * @param clock this process's own
     * @param loadPeriod how often the servers' loads are measured
     */
    public record Settings(
            KafkaSettings kafka,
            ExecutorId executor,
            Duration lookback,
            InetSocketAddress wakeAddress,
            InstantSource clock,
            Duration loadPeriod) {}

    /** Starts reading; commands are carried out as soon as what is needed for it is known. */
    public Channels(Settings settings, HandsChoice choice, Limits limits, MeterRegistry registry) {
        this.settings = settings;
        this.writer =
                new MessageWriter(
                        settings.kafka(),
                        "/hypervisor-adapter/" + settings.executor(),
                        new BrokerClock(settings.clock()));
        this.pulses = Pulses.start(writer);
        this.keeper = new DecisionKeeper(settings.kafka(), writer.source());
        registry.gauge("emberkeep.decisions.lost", keeper, DecisionKeeper::lost);
        var ready = new CompletableFuture<ConfigurationCopy>();
        this.desk =
                new Desk(
                        new Scenes(pool -> ready.join().of(pool), choice, settings.wakeAddress()),
                        limits,
                        new Answers(writer, keeper),
                        new Journal(registry),
                        writer.clock());
        this.hosts = new HostLooks(choice);
        this.loads =
                new LoadLooks(
                        host -> choice.of(host).loads(),
                        shorter(limits.reach(), settings.loadPeriod()),
                        writer.clock());
        this.configuration =
                ConfigurationCopy.start(settings.kafka(), "configuration", this::changed);
        ready.complete(configuration);
        registry.gauge("emberkeep.commands.at.work", desk, Desk::atWork);
        this.starter = Thread.ofVirtual().name("starter").start(this::start);
    }

    private void changed(ConfigurationCopy.Known known) {
        var pool = known.pool();
        desk.tell(
                new GuardInput.EpochsKnown(
                        known.state().holds().stream()
                                .collect(
                                        Collectors.toMap(
                                                hold -> new Resource(pool, hold.resource()),
                                                Hold::epoch))));
        if (warmed.add(pool)) {
            // The first call of each kind loads hundreds of classes: not in the first recovery.
            Thread.ofVirtual().start(() -> hosts.warmUp(known.state().inventory()));
        }
    }

    /** Nothing is judged before the time is known by which others set their deadlines. */
    private void start() {
        try {
            while (!pulses.awaitKnown(Duration.ofSeconds(1))) {
                LOG.debug("waiting for the broker");
            }
            try (var earlier =
                    TopicReader.start(
                            settings.kafka(),
                            "answers",
                            Topics.ANSWERS,
                            new Start.FromAgo(lookback()),
                            new EarlierAnswers(desk, writer.source()))) {
                while (!earlier.caughtUp() || !configuration.caughtUp()) {
                    Thread.sleep(LOOK);
                }
            }
            commands =
                    TopicReader.start(
                            settings.kafka(),
                            "commands",
                            Topics.COMMANDS,
                            new Start.FromAgo(lookback()),
                            new CommandListener(desk, writer, settings.executor()));
            LOG.infof("carries out the commands for %s", settings.executor());
            rounds =
                    LoadRounds.start(
                            settings.loadPeriod(), this::pools, loads::look, this::sendLoads);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private List<PoolConfiguration> pools() {
        return configuration.pools().stream()
                .map(configuration::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private void sendLoads(PoolId pool, List<LoadSample> samples) {
        var message = new LoadsMeasured(writer.source(), samples);
        writer.send(
                pool.value(),
                Envelope.of(writer.source(), writer.clock().instant(), pool, message));
    }

    /** A round ends well before the next one. */
    private static Duration shorter(Duration reach, Duration period) {
        var half = period.dividedBy(2);
        return reach.compareTo(half) < 0 ? reach : half;
    }

    /** A reader counts back by the machine's clock; what is meant is the broker's. */
    private Duration lookback() {
        return settings.lookback().plus(writer.clock().ahead().abs());
    }

    /** The copy of the configuration. */
    public ConfigurationCopy configuration() {
        return configuration;
    }

    /** Looks at hosts. */
    public HostLooks hosts() {
        return hosts;
    }

    /** Whether commands are read up to now, from a broker that answers. */
    public boolean ready() {
        var reader = commands;
        return reader != null && reader.caughtUp() && pulses.silentSince().isEmpty();
    }

    @Override
    public void close() {
        starter.interrupt();
        var measuring = rounds;
        if (measuring != null) {
            measuring.close();
        }
        pulses.close();
        var reader = commands;
        if (reader != null) {
            reader.close();
        }
        configuration.close();
        keeper.close();
        writer.close();
    }
}
