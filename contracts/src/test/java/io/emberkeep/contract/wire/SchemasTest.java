package io.emberkeep.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.command.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds records, schemas and golden files together: who changes one hears of the others. After a deliberate
 * change {@code -Dupdate=true} writes them anew, to be read before they are kept; a change that an older
 * reader cannot live with raises the version instead.
 */
final class SchemasTest {

    private static final Path SCHEMAS = Path.of("src/main/resources/schemas");
    private static final Path GOLDEN = Path.of("src/main/resources/golden");

    static Collection<Class<? extends Message>> types() {
        return MessageCatalog.all();
    }

    static List<Message> examples() {
        return Examples.all();
    }

    static List<Condition> conditions() {
        return ConditionExamples.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void theSchemaIsTheRecords(Class<? extends Message> type) throws IOException {
        assertSame(schemaFile(type), Schemas.of(type));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void theGoldenFileIsTheMessage(Message example) throws IOException {
        var golden = GOLDEN.resolve(MessageCatalog.typeOf(example.getClass()) + ".json");
        assertSame(golden, Json.mapper().valueToTree(example));
        assertThat((Message) Json.mapper().readValue(Files.readString(golden), example.getClass()))
                .isEqualTo(example);
        assertThat(faults(example.getClass(), Json.mapper().readTree(Files.readString(golden))))
                .isEmpty();
    }

    @Test
    void everyMessageHasBothAndNothingElseDoes() throws IOException {
        var all =
                types().stream()
                        .map(type -> MessageCatalog.typeOf(type) + ".json")
                        .collect(Collectors.toSet());
        assertThat(names(SCHEMAS)).isEqualTo(all);
        assertThat(names(GOLDEN)).isEqualTo(all);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conditions")
    void everyConditionTravelsInACommand(Condition condition) throws IOException {
        var template =
                examples().stream()
                        .filter(Command.class::isInstance)
                        .map(Command.class::cast)
                        .findFirst()
                        .orElseThrow();
        var command =
                new Command(
                        Optional.empty(),
                        Optional.empty(),
                        template.executor(),
                        template.epochs(),
                        template.deadline(),
                        condition);
        var json = Json.mapper().writeValueAsString(command);
        assertThat(Json.mapper().readValue(json, Command.class)).isEqualTo(command);
        assertThat(faults(Command.class, Json.mapper().readTree(json))).isEmpty();
    }

    @Test
    void thereIsAnExampleOfEveryCondition() {
        assertThat(conditions().stream().map(Object::getClass).collect(Collectors.toSet()))
                .hasSameSizeAs(leaves(Condition.class).collect(Collectors.toSet()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void aMissingFieldIsSeenByTheSchemaAndByTheReader(Message example) throws IOException {
        ObjectNode whole = Json.mapper().valueToTree(example);
        var required = Schemas.of(example.getClass()).path("required");
        for (var field : required) {
            var without = whole.deepCopy();
            without.remove(field.asText());
            assertThat(faults(example.getClass(), without)).as(field.asText()).isNotEmpty();
            assertThatThrownBy(() -> Json.mapper().treeToValue(without, example.getClass()))
                    .as(field.asText())
                    .isInstanceOf(JsonMappingException.class);
        }
        assertThat(required).isNotEmpty();
    }

    private static void assertSame(Path file, JsonNode expected) throws IOException {
        if (Boolean.getBoolean("update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(expected)
                            + "\n");
        }
        assertThat(file).as("run with -Dupdate=true to write it").exists();
        assertThat(Json.mapper().readTree(Files.readString(file)))
                .isEqualTo(Json.mapper().readTree(Json.mapper().writeValueAsString(expected)));
    }

    private static Path schemaFile(Class<? extends Message> type) {
        return SCHEMAS.resolve(MessageCatalog.typeOf(type) + ".json");
    }

    private static List<String> faults(Class<? extends Message> type, JsonNode message)
            throws IOException {
        return schema(type)
                .validate(
                        message,
                        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static JsonSchema schema(Class<? extends Message> type) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(schemaFile(type)));
    }

    private static Collection<String> names(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(SchemasTest::leaves)
                : Stream.of(type);
    }
}
