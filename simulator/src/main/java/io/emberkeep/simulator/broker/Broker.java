package io.emberkeep.simulator.broker;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.simulator.engine.Links;
import io.emberkeep.simulator.engine.Process;
import io.emberkeep.simulator.engine.Timeline;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The broker: what was acknowledged is kept, in order; while it is away nobody writes or reads. */
public final class Broker {

    /** Its name on the links. */
    public static final String NAME = "broker";

    private final Timeline timeline;
    private final Links links;
    private final Map<Topics, List<Kept>> logs = new EnumMap<>(Topics.class);
    private final List<Reader> readers = new ArrayList<>();
    private boolean up = true;
    private long undisturbedSince;

    /**
     * A record as it is kept.
     *
     * @param offset its place
     * @param at when it was appended, in nanoseconds since the beginning
     */
    public record Kept(long offset, long at, String key, Envelope<?> envelope) {}

    /** Empty topics. */
    public Broker(Timeline timeline, Links links) {
        this.timeline = timeline;
        this.links = links;
        for (var topic : Topics.values()) {
            logs.put(topic, new ArrayList<>());
        }
    }

    /** It goes away; what it keeps stays. */
    public void down() {
        up = false;
    }

    /** It is back. */
    public void up() {
        if (!up) {
            up = true;
            undisturbedSince = timeline.nanos();
            wakeReaders();
        }
    }

    /** Whether it is there. */
    public boolean isUp() {
        return up;
    }

    /** Since when it has been there, in nanoseconds since the beginning. */
    public long undisturbedSince() {
        return undisturbedSince;
    }

    /** Whether a process can use it now. */
    public boolean reaches(Process process) {
        return up && links.bothWays(process.name(), NAME);
    }

    /** What a topic keeps. */
    public List<Kept> log(Topics topic) {
        return logs.get(topic);
    }

    /** Where the next record of a topic goes. */
    public long end(Topics topic) {
        return log(topic).size();
    }

    /** Reads a topic from there on. */
    public Reader read(Process process, Topics topic, long from, Runnable available) {
        readers.removeIf(reader -> !reader.isOfThisLife());
        var reader = new Reader(this, links, process, topic, from, available);
        readers.add(reader);
        reader.look();
        return reader;
    }

    /** Links were mended, or a process goes on: whoever could not read looks again. */
    public void wakeReaders() {
        List.copyOf(readers).forEach(Reader::look);
    }

    /** Every reader gets its last records once more (at least once). */
    public void redeliver(int last) {
        readers.forEach(reader -> reader.back(last));
        wakeReaders();
    }

    void append(String key, Envelope<?> envelope) {
        var topic = Topics.of(envelope.message());
        var log = log(topic);
        log.add(new Kept(log.size(), timeline.nanos(), key, envelope));
        for (var reader : readers) {
            if (reader.topic() == topic) {
                reader.look();
            }
        }
    }
}
