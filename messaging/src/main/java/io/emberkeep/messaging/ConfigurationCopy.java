package io.emberkeep.messaging;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.configuration.ConfigurationMessage;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.PoolId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The read-only copy of every pool's configuration at its newest revision (DESIGN rules 7 and 8). */
public final class ConfigurationCopy implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ConfigurationCopy.class);

    private final Map<PoolId, Known> newest = new ConcurrentHashMap<>();
    private final Consumer<Known> onChange;
    private final TopicReader reader;

    private ConfigurationCopy(KafkaSettings settings, String name, Consumer<Known> onChange) {
        this.onChange = onChange;
        this.reader =
                TopicReader.start(
                        settings,
                        name,
                        Topics.CONFIGURATION,
                        new Start.FromBeginning(),
                        this::received);
    }

    /**
     * Starts to keep a copy.
     *
     * @param onChange called on the reader's thread with each newer revision; must not block
     */
    public static ConfigurationCopy start(
            KafkaSettings settings, String name, Consumer<Known> onChange) {
        return new ConfigurationCopy(settings, name, onChange);
    }

    private void received(Record record) {
        if (record.content() instanceof Content.Readable(var envelope)
                && envelope.message() instanceof ConfigurationMessage message
                && message.state().inventory().pool().equals(envelope.pool())) {
            var known = new Known(envelope.pool(), message.state(), message.at());
            var kept =
                    newest.merge(
                            known.pool(),
                            known,
                            (old, fresh) ->
                                    old.state().revision().olderThan(fresh.state().revision())
                                            ? fresh
                                            : old);
            if (kept == known) {
                tell(known);
            }
        }
    }

    /** Whom one pool's state confuses is still told of the next one. */
    private void tell(Known known) {
        try {
            onChange.accept(known);
        } catch (RuntimeException fault) {
            LOG.errorf(
                    fault,
                    "revision %s of %s could not be taken in: %s",
                    known.state().revision(),
                    known.pool(),
                    fault.getMessage());
        }
    }

    /** The pool at its newest revision, if it is known. */
    public Optional<PoolConfiguration> of(PoolId pool) {
        return Optional.ofNullable(newest.get(pool)).map(Known::state);
    }

    /** All pools that are known. */
    public Set<PoolId> pools() {
        return Set.copyOf(newest.keySet());
    }

    /** Whether the topic was read to what was its end. */
    public boolean caughtUp() {
        return reader.caughtUp();
    }

    /** Whether a broker is connected now. */
    public boolean connected() {
        return reader.connected();
    }

    @Override
    public void close() {
        reader.close();
    }

    /**
     * One pool as it is known.
     *
     * @param pool which
     * @param state at its newest revision
     * @param at when that was committed
     */
    public record Known(PoolId pool, PoolConfiguration state, Instant at) {}
}
