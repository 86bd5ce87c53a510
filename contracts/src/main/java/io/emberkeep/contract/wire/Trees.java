package io.emberkeep.contract.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.List;

/**
 * A core's records as JSON and back, without a word of JSON in the core: where a sealed interface stands,
 * the name of the record is written beside its fields, as {@code "is"}. What comes back equals what went in.
 */
public final class Trees {

    private static final ObjectMapper MAPPER =
            Json.mapper()
                    .copy()
                    .setAnnotationIntrospector(new SealedKinds())
                    .setVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                    .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .registerModule(RecordKeys.module());

    private Trees() {}

    /** A record, or a list of records. @throws IllegalArgumentException if something in it is no record */
    public static JsonNode write(Object value) {
        if (value instanceof List<?> several) {
            var array = MAPPER.createArrayNode();
            several.forEach(one -> array.add(write(one)));
            return array;
        }
        try {
            // Through text, so that a tree equals the same tree after it has travelled.
            return MAPPER.readTree(MAPPER.writeValueAsBytes(value));
        } catch (IOException impossible) {
            throw new IllegalArgumentException("no JSON: " + value, impossible);
        }
    }

    /** The record of that kind. @throws IllegalArgumentException if the tree is none */
    public static <T> T read(JsonNode tree, Class<T> kind) {
        try {
            return MAPPER.readerFor(kind).readValue(tree);
        } catch (IOException malformed) {
            throw new IllegalArgumentException(
                    "no %s: %s".formatted(kind.getSimpleName(), malformed.getMessage()), malformed);
        }
    }

    static ObjectMapper mapper() {
        return MAPPER;
    }
}
