package io.emberkeep.sif.store;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.pulse.Pulse;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.Record;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Hears every process's pulse, and reports a clock that is off by more than a tenth of the interval (SYNC-1). */
final class ProcessClocks implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ProcessClocks.class);
    private static final long PART_OF_THE_INTERVAL = 10;

    /** A process that is silent for so long has gone, or another part's trouble says why. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(15);

    private final Supplier<Duration> interval;
    private final Map<String, Heard> heard = new TreeMap<>();
    private final TopicReader reader;

    private record Heard(Duration ahead, Instant since, boolean off, long nanos) {}

    /** @param interval the shortest monitoring interval of all pools */
    ProcessClocks(KafkaSettings kafka, Supplier<Duration> interval) {
        this.interval = interval;
        this.reader =
                TopicReader.start(
                        kafka, "sif-pulses", Topics.PULSES, new Start.FromEnd(), this::received);
    }

    private void received(Record record) {
        if (record.content() instanceof Content.Readable(var envelope)
                && envelope.message() instanceof Pulse pulse) {
            heard(pulse, envelope.time());
        }
    }

    private synchronized void heard(Pulse pulse, Instant at) {
        var limit = interval.get().dividedBy(PART_OF_THE_INTERVAL);
        var off = pulse.ahead().abs().compareTo(limit) > 0;
        var before = heard.get(pulse.process());
        var was = before != null && before.off();
        var since = was && off ? before.since() : at;
        heard.put(pulse.process(), new Heard(pulse.ahead(), since, off, System.nanoTime()));
        if (off && !was) {
            LOG.warn(sentence(pulse.process(), pulse.ahead()));
        } else if (was && !off) {
            LOG.infof("the clock of %s is right again", pulse.process());
        }
    }

    /** The clocks that are off now. */
    synchronized List<Trouble> troubles() {
        heard.values().removeIf(one -> System.nanoTime() - one.nanos() > FORGOTTEN_AFTER.toNanos());
        return heard.entrySet().stream()
                .filter(one -> one.getValue().off())
                .map(
                        one ->
                                new Trouble(
                                        one.getKey(),
                                        one.getValue().since(),
                                        sentence(one.getKey(), one.getValue().ahead())))
                .toList();
    }

    private String sentence(String process, Duration ahead) {
        return "the clock of %s is %.1f s %s the broker's, more than a tenth of the interval of %.1f s: its times are corrected by that"
                .formatted(
                        process,
                        ahead.abs().toMillis() / 1_000.0,
                        ahead.isNegative() ? "behind" : "ahead of",
                        interval.get().toMillis() / 1_000.0);
    }

    @Override
    public void close() {
        reader.close();
    }
}
