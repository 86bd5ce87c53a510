package io.emberkeep.sif.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Columns of a row in JSON, as the database reads and writes them. */
final class Columns {

    private Columns() {}

    static String text(JsonNode row, String column) {
        return row.get(column).textValue();
    }

    static <T> Optional<T> optional(JsonNode row, String column, Function<String, T> as) {
        return Optional.ofNullable(text(row, column)).map(as);
    }

    static Instant time(JsonNode row, String column) {
        return instant(text(row, column));
    }

    static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    static <T> List<T> list(JsonNode row, String column, Function<String, T> as) {
        return StreamSupport.stream(row.get(column).spliterator(), false)
                .map(JsonNode::textValue)
                .map(as)
                .toList();
    }

    static <T> void texts(ObjectNode row, String column, List<T> values, Function<T, String> text) {
        var array = row.putArray(column);
        values.stream().map(text).forEach(array::add);
    }

    /** A time to the microsecond, as the database keeps it; null if there is none. */
    static String time(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}
