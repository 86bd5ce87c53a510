package io.emberkeep.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.wire.Message;
import io.emberkeep.contract.wire.MessageCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

/** {@code asyncapi.yaml} says what {@link Topics} and {@link MessageCatalog} say, and nothing else. */
final class AsyncApiTest {

    private static final Path RESOURCES = Path.of("src/main/resources");

    private final Map<String, Object> page = page();

    @Test
    void itNamesEveryTopicAndNoOther() {
        assertThat(at("channels").keySet())
                .isEqualTo(
                        Stream.of(Topics.values()).map(Topics::topic).collect(Collectors.toSet()));
    }

    @Test
    void itNamesEveryMessageAndNoOther() {
        var named =
                at("components", "messages").values().stream()
                        .map(message -> (String) ((Map<?, ?>) message).get("name"))
                        .toList();
        assertThat(named)
                .doesNotHaveDuplicates()
                .hasSameElementsAs(
                        MessageCatalog.all().stream().map(MessageCatalog::typeOf).toList());
    }

    @ParameterizedTest
    @EnumSource(Topics.class)
    void aTopicIsKeptAndDividedAsTheBrokerIsTold(Topics topic) {
        assertThat(at("channels", topic.topic()).get("address")).isEqualTo(topic.topic());
        var kafka = at("channels", topic.topic(), "bindings", "kafka");
        assertThat(kafka.get("topic")).isEqualTo(topic.topic());
        assertThat(kafka.get("partitions")).isEqualTo(topic.partitions());
        var configured = new TreeMap<String, String>();
        at("channels", topic.topic(), "bindings", "kafka", "topicConfiguration")
                .forEach((key, value) -> configured.put(key, plain(value)));
        assertThat(configured).isEqualTo(new TreeMap<>(topic.configs()));
    }

    @ParameterizedTest
    @EnumSource(Topics.class)
    void aTopicHasItsMessagesUnderItsKey(Topics topic) {
        var types =
                MessageCatalog.all().stream()
                        .filter(type -> topic.kind().isAssignableFrom(type))
                        .map(MessageCatalog::typeOf)
                        .collect(Collectors.toSet());
        var messages = at("channels", topic.topic(), "messages");
        assertThat(messages.keySet().stream().map(this::typeOf).collect(Collectors.toSet()))
                .isEqualTo(types);
        messages.forEach(
                (name, reference) -> {
                    assertThat(reference).isEqualTo(ref("#/components/messages/" + name));
                    assertThat(at("components", "messages", name).get("traits"))
                            .isEqualTo(
                                    List.of(
                                            ref("#/components/messageTraits/cloud-event"),
                                            ref(
                                                    "#/components/messageTraits/keyed-by-"
                                                            + topic.key())));
                });
        assertThat(at("components", "messageTraits")).containsKey("keyed-by-" + topic.key());
    }

    @Test
    void aPayloadIsTheMessagesSchema() {
        for (Class<? extends Message> type : MessageCatalog.all()) {
            var name = MessageCatalog.typeOf(type);
            var message =
                    at("components", "messages").keySet().stream()
                            .filter(key -> typeOf(key).equals(name))
                            .findFirst()
                            .orElseThrow();
            assertThat(at("components", "messages", message, "payload").get("schema"))
                    .isEqualTo(ref("schemas/" + name + ".json"));
            assertThat(RESOURCES.resolve("schemas/" + name + ".json")).exists();
        }
    }

    @Test
    void everyTopicIsWrittenAndReadBySomebody() {
        for (var topic : Topics.values()) {
            var actions =
                    at("operations").values().stream()
                            .map(operation -> (Map<?, ?>) operation)
                            .filter(
                                    operation ->
                                            operation
                                                    .get("channel")
                                                    .equals(ref("#/channels/" + topic.topic())))
                            .map(operation -> operation.get("action"))
                            .collect(Collectors.toSet());
            assertThat(actions).as(topic.topic()).isEqualTo(Set.of("send", "receive"));
        }
    }

    private String typeOf(String message) {
        return (String) at("components", "messages", message).get("name");
    }

    private static Map<String, String> ref(String to) {
        return Map.of("$ref", to);
    }

    private static String plain(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).collect(Collectors.joining(","))
                : value.toString();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> at(String... path) {
        var here = page;
        for (var key : path) {
            assertThat(here).containsKey(key);
            here = (Map<String, Object>) here.get(key);
        }
        return here;
    }

    private static Map<String, Object> page() {
        try {
            return new Yaml().load(Files.readString(RESOURCES.resolve("asyncapi.yaml")));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
