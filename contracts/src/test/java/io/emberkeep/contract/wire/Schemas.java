package io.emberkeep.contract.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaKeyword;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.decision.About;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MacAddress;
import io.emberkeep.contract.id.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The JSON Schema of a message, made from its record as {@link Json} writes it. */
final class Schemas {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}";

    /**
     * As {@link Duration} is written. Not {@code format: duration}, which is RFC 3339's and knows no
     * fractions of a second.
     */
    private static final String DURATION =
            "^PT(?=-?\\d)(-?\\d+H)?(-?\\d+M)?(-?\\d+(\\.\\d{1,9})?S)?$";

    private static final SchemaGenerator GENERATOR = generator();

    private Schemas() {}

    /** The schema of a message, with its CloudEvents type as its id. */
    static ObjectNode of(Class<? extends Message> type) {
        var generated = GENERATOR.generateSchema(type);
        var name = MessageCatalog.typeOf(type);
        var schema = Json.mapper().createObjectNode();
        schema.put("$schema", generated.path("$schema").asText());
        schema.put("$id", "urn:" + name.substring("io.".length()).replace('.', ':'));
        schema.put("title", name);
        generated
                .properties()
                .forEach(
                        one -> {
                            if (!schema.has(one.getKey())) {
                                schema.set(one.getKey(), one.getValue());
                            }
                        });
        return schema;
    }

    private static SchemaGenerator generator() {
        var builder =
                new SchemaGeneratorConfigBuilder(
                                Json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                        .with(new JacksonModule())
                        .with(
                                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                                Option.PLAIN_DEFINITION_KEYS)
                        .without(Option.FLATTENED_OPTIONALS);
        builder.forFields()
                .withRequiredCheck(field -> !field.getDeclaredType().isInstanceOf(Optional.class))
                .withNullableCheck(field -> false)
                .withTargetTypeOverridesResolver(
                        field ->
                                !field.isFakeContainerItemScope()
                                                && field.getDeclaredType()
                                                        .isInstanceOf(Optional.class)
                                        ? field.getDeclaredType().getTypeParameters()
                                        : null);
        builder.forTypesInGeneral().withCustomDefinitionProvider(asWritten());
        return new SchemaGenerator(builder.build());
    }

    /** Times as text, ids as their value, rows of a change as anything. */
    private static CustomDefinitionProviderV2 asWritten() {
        return (type, context) -> {
            var schema = context.getGeneratorConfig().createObjectNode();
            var string = context.getKeyword(SchemaKeyword.TAG_TYPE_STRING);
            var raw = type.getErasedType();
            if (raw == Instant.class) {
                schema.put("type", string).put("format", "date-time");
            } else if (raw == Duration.class) {
                schema.put("type", string).put("pattern", DURATION);
            } else if (raw == JsonNode.class) {
                schema.put("description", "any JSON");
            } else if (isId(raw)) {
                id(schema, raw);
                return new CustomDefinition(schema, DefinitionType.STANDARD, null);
            } else if (raw.isRecord() && Condition.class.isAssignableFrom(raw)) {
                return new CustomDefinition(
                        kind(context.createStandardDefinition(type, asWritten()), raw),
                        DefinitionType.STANDARD,
                        null);
            } else {
                return null;
            }
            return new CustomDefinition(schema, true);
        };
    }

    /** Which condition it is stands in {@code kind}. */
    private static ObjectNode kind(ObjectNode schema, Class<?> condition) {
        var name =
                Stream.of(Condition.class.getAnnotation(JsonSubTypes.class).value())
                        .filter(one -> one.value() == condition)
                        .map(JsonSubTypes.Type::name)
                        .findFirst()
                        .orElseThrow();
        ((ObjectNode) schema.get("properties")).putObject("kind").put("const", name);
        ((ArrayNode) schema.get("required")).add("kind");
        return schema;
    }

    private static boolean isId(Class<?> raw) {
        return raw.isRecord()
                && raw.getRecordComponents().length == 1
                && Stream.of(raw.getDeclaredFields())
                        .anyMatch(field -> field.isAnnotationPresent(JsonValue.class));
    }

    private static void id(ObjectNode schema, Class<?> raw) {
        if (raw.getRecordComponents()[0].getType() == long.class) {
            schema.put("type", "integer").put("minimum", 0);
        } else if (raw == IpAddress.class) {
            schema.put("type", "string").put("pattern", "^[0-9A-Fa-f.:]{2,45}$");
        } else if (raw == MacAddress.class) {
            schema.put("type", "string").put("pattern", "^([0-9a-f]{2}:){5}[0-9a-f]{2}$");
        } else if (raw == ResourceId.class) {
            schema.put("type", "string").put("pattern", "^(server|host):" + NAME + "$");
        } else if (raw == About.class) {
            schema.put("type", "string")
                    .put("pattern", "^(group|host|server|transition):" + NAME + "$");
        } else {
            schema.put("type", "string").put("pattern", "^" + NAME + "$");
        }
    }
}
