package io.emberkeep.messaging;

import io.emberkeep.contract.Topics;
import java.util.function.Supplier;

/**
 * One record as it was read. Its message is decoded when somebody asks for it: who wants only the last of many
 * does not pay for the others. Safe for any thread.
 */
public final class Record {

    private final Topics topic;
    private final int partition;
    private final long offset;
    private final String key;
    private Supplier<Content> undecoded;
    private Content content;

    /** A record whose message is known. */
    public Record(Topics topic, int partition, long offset, String key, Content content) {
        this(topic, partition, offset, key, () -> content);
    }

    /** A record whose message is decoded once, when it is asked for. */
    Record(Topics topic, int partition, long offset, String key, Supplier<Content> undecoded) {
        this.topic = topic;
        this.partition = partition;
        this.offset = offset;
        this.key = key;
        this.undecoded = undecoded;
    }

    /** Where it was read. */
    public Topics topic() {
        return topic;
    }

    /** The partition of that topic. */
    public int partition() {
        return partition;
    }

    /** The offset in that partition. */
    public long offset() {
        return offset;
    }

    /** The key as the topic defines it; empty if it had none. */
    public String key() {
        return key;
    }

    /** The message, or why there is none. */
    public synchronized Content content() {
        if (undecoded != null) {
            content = undecoded.get();
            undecoded = null;
        }
        return content;
    }

    @Override
    public String toString() {
        return "%s %d@%d %s".formatted(topic.topic(), offset, partition, key);
    }
}
