package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The subscriber of docs/events.md prints CloudEvents that their schemas accept. */
final class SubscriberTest {

    private final TestSystem system = TestSystem.shared();
    private final Calm calm = new Calm(system);

    @Test
    void theSubscriberOfTheDocsPrintsEventsThatTheirSchemasAccept() throws Exception {
        calm.restore();
        new Inventories(system).apply("");
        calm.awaitWatched();
        system.fault("stop-service", "F1", "vsftpd");
        var printed = Path.of("target/subscriber.out");
        var subscriber =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                                "-cp",
                                Shell.ROOT.resolve("cli/target/lib") + "/*",
                                Shell.ROOT
                                        .resolve("docs/examples/FailureSubscriber.java")
                                        .toString(),
                                system.kafka())
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
        try {
            Patience.until(
                    "F1 recovered is printed",
                    Duration.ofSeconds(60),
                    () ->
                            types(events(printed), "F1")
                                    .contains("io.emberkeep.failure.target-recovered.v1"),
                    () -> events(printed).toString());
        } finally {
            subscriber.destroy();
        }
        var events = events(printed);
        assertThat(types(events, "F1"))
                .contains(
                        "io.emberkeep.failure.detected.v1",
                        "io.emberkeep.failure.confirmed.v1",
                        "io.emberkeep.failure.function-recovered.v1");
        assertThat(tracesOfOneIncident(events)).hasSize(1);
        for (var event : events) {
            assertThat(event.path("specversion").asText()).isEqualTo("1.0");
            assertThat(faults(event)).as(event.toString()).isEmpty();
        }
    }

    @Test
    void thePageShowsTheSubscriberAsItIs() throws IOException {
        var code = Files.readString(Shell.ROOT.resolve("docs/examples/FailureSubscriber.java"));
        assertThat(Files.readString(Shell.ROOT.resolve("docs/events.md")))
                .contains(code.substring(code.indexOf("void main")).strip());
    }

    private static List<String> faults(JsonNode event) {
        try {
            var schema =
                    Files.readString(
                            Shell.ROOT.resolve(
                                    "contracts/src/main/resources/schemas/%s.json"
                                            .formatted(event.path("type").asText())));
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema)
                    .validate(event.path("data"))
                    .stream()
                    .map(Object::toString)
                    .toList();
        } catch (IOException failure) {
            return List.of(failure.toString());
        }
    }

    private static Set<String> types(List<JsonNode> events, String target) {
        var types = new TreeSet<String>();
        events.stream()
                .filter(event -> event.path("data").path("target").asText().equals(target))
                .forEach(event -> types.add(event.path("type").asText()));
        return types;
    }

    /** The trace ids of the last incident's events: one incident is one trace. */
    private static Set<String> tracesOfOneIncident(List<JsonNode> events) {
        var incident = events.getLast().path("data").path("incident").asText();
        var traces = new TreeSet<String>();
        events.stream()
                .filter(event -> event.path("data").path("incident").asText().equals(incident))
                .forEach(event -> traces.add(event.path("traceparent").asText().substring(3, 35)));
        return traces;
    }

    private static List<JsonNode> events(Path printed) {
        var json = new ObjectMapper();
        try {
            return Files.readAllLines(printed).stream()
                    .filter(line -> line.startsWith("{"))
                    .map(
                            line -> {
                                try {
                                    return json.readTree(line);
                                } catch (IOException half) {
                                    return json.createObjectNode();
                                }
                            })
                    .filter(event -> event.has("type"))
                    .toList();
        } catch (IOException failure) {
            return List.of();
        }
    }
}
