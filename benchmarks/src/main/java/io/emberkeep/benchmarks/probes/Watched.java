package io.emberkeep.benchmarks.probes;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.Record;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many targets the monitor says it watches, by its heartbeats. */
final class Watched implements AutoCloseable {

    private final Map<PoolId, Integer> byPool = new ConcurrentHashMap<>();
    private final TopicReader reader;

    Watched(KafkaSettings kafka) {
        reader =
                TopicReader.start(
                        kafka,
                        "heartbeats",
                        Topics.HEARTBEATS,
                        new Start.FromBeginning(),
                        this::received);
    }

    private void received(Record record) {
        if (record.content() instanceof Content.Readable(var envelope)
                && envelope.message() instanceof Heartbeat beat) {
            byPool.put(envelope.pool(), beat.watching());
        }
    }

    int targets() {
        return byPool.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public void close() {
        reader.close();
    }
}
