package io.emberkeep.messaging;

import io.emberkeep.contract.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the product's topics as {@link Topics} describes them. */
public final class TopicAdmin {

    private TopicAdmin() {}

    /**
     * Creates those that do not exist yet.
     *
     * @param replicas on how many brokers each is kept
     * @throws MessagingException if the broker does not do it within 20 seconds
     */
    public static void createAll(KafkaSettings settings, int replicas) {
        try (var admin = Admin.create(new HashMap<>(settings.common()))) {
            var created =
                    admin.createTopics(
                            Stream.of(Topics.values()).map(one -> topic(one, replicas)).toList());
            for (var result : created.values().values()) {
                awaitCreated(result);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new MessagingException("interrupted while topics were created", stopped);
        } catch (ExecutionException | TimeoutException failure) {
            throw new MessagingException("the broker did not create the topics", failure);
        }
    }

    private static void awaitCreated(org.apache.kafka.common.KafkaFuture<Void> result)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            result.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw failure;
            }
        }
    }

    private static NewTopic topic(Topics topic, int replicas) {
        Map<String, String> configs = new HashMap<>(topic.configs());
        configs.put("max.message.bytes", Integer.toString(KafkaSettings.LARGEST_RECORD));
        return new NewTopic(topic.topic(), topic.partitions(), (short) replicas).configs(configs);
    }
}
