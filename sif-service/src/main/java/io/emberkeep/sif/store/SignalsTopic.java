package io.emberkeep.sif.store;

import io.emberkeep.contract.Topics;
import io.emberkeep.messaging.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** What only the broker knows of the topic {@code signals}: which one it is, and where it ends now. */
final class SignalsTopic implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SignalsTopic.class);
    private static final int TIMEOUT_MS = 2_000;

    private final Admin admin;

    SignalsTopic(KafkaSettings settings) {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", settings.bootstrap());
        config.put("request.timeout.ms", TIMEOUT_MS);
        config.put("default.api.timeout.ms", TIMEOUT_MS);
        config.put("reconnect.backoff.max.ms", 500);
        this.admin = Admin.create(config);
    }

    /** The topic's id: a topic that was deleted and made anew is another. None if it cannot be asked. */
    Optional<String> id() {
        var name = Topics.SIGNALS.topic();
        return ask(
                () ->
                        admin.describeTopics(List.of(name))
                                .allTopicNames()
                                .get()
                                .get(name)
                                .topicId()
                                .toString());
    }

    /** The offset after the last record by partition; none if it cannot be asked. */
    Optional<Map<Integer, Long>> ends() {
        var partitions =
                IntStream.range(0, Topics.SIGNALS.partitions())
                        .mapToObj(one -> new TopicPartition(Topics.SIGNALS.topic(), one))
                        .collect(Collectors.toMap(one -> one, _ -> OffsetSpec.latest()));
        return ask(
                () ->
                        admin.listOffsets(partitions).all().get().entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                entry -> entry.getKey().partition(),
                                                entry -> entry.getValue().offset())));
    }

    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException;
    }

    private static <T> Optional<T> ask(Question<T> question) {
        try {
            return Optional.of(question.ask());
        } catch (ExecutionException | KafkaException failure) {
            LOG.debugf("the broker cannot be asked: %s", failure.getMessage());
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
