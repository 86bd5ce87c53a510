import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.CloudEventDeserializer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

void main(String[] brokers) {
    var settings = Map.<String, Object>of("bootstrap.servers", brokers.length > 0 ? brokers[0] : "127.0.0.1:19092");
    try (var failures = new KafkaConsumer<>(settings, new StringDeserializer(), new CloudEventDeserializer())) {
        failures.assign(failures.partitionsFor("failures").stream().map(at -> new TopicPartition(at.topic(), at.partition())).toList());
        failures.seekToBeginning(failures.assignment());
        while (true) {
            failures.poll(Duration.ofSeconds(1)).forEach(event -> IO.println(new String(new JsonFormat().serialize(event.value()))));
        }
    }
}
