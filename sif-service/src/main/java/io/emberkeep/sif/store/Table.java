package io.emberkeep.sif.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emberkeep.contract.id.PoolId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One record's table: how its rows are read, and how only changed ones are written. A row is named in its pool by
 * {@code name}; rows have an order, by {@code place}, which grows with gaps.
 *
 * @param table its name
 * @param columns those beside pool, name and place
 * @param name what names a row in its pool
 * @param fill sets the columns from a row
 * @param read makes the row of its columns
 */
record Table<T>(
        String table,
        List<String> columns,
        Function<T, String> name,
        BiConsumer<ObjectNode, T> fill,
        Function<JsonNode, T> read) {

    /** The pool's rows in their order, as a JSON array; the parameter is the pool. */
    String select(String andCondition) {
        return "select json_agg(row_to_json(e) order by e.place) from %s e where e.pool = ? %s"
                .formatted(table, andCondition);
    }

    /** The rows in an array. */
    List<T> rows(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(read).toList();
    }

    /** The places of the rows in an array, by name. */
    static Map<String, Long> places(JsonNode array) {
        var places = new HashMap<String, Long>();
        array.forEach(row -> places.put(row.get("name").textValue(), row.get("place").longValue()));
        return places;
    }

    /**
     * Makes the table's rows what they are to be. A place is changed only if it must be, so that an unchanged
     * row is not written.
     *
     * @return the places after it
     */
    Map<String, Long> write(
            PoolId pool, List<T> before, List<T> after, Map<String, Long> places, Writes writes) {
        if (before.equals(after)) {
            return places;
        }
        var next = put(pool, before, after, places, writes);
        before.stream()
                .map(name)
                .filter(old -> !next.containsKey(old))
                .forEach(gone -> key(writes.state(deletion()), pool, gone));
        return next;
    }

    /** The same, but rows that are not there any more stay as they are. */
    Map<String, Long> put(
            PoolId pool, List<T> before, List<T> after, Map<String, Long> places, Writes writes) {
        Map<String, T> old = before.stream().collect(Collectors.toMap(name, row -> row));
        var next = new LinkedHashMap<String, Long>();
        var place = 0L;
        for (var row : after) {
            var rowName = name.apply(row);
            var known = places.get(rowName);
            place = known == null || known <= place ? place + 1 : known;
            next.put(rowName, place);
            if (known == null || known != place || !row.equals(old.get(rowName))) {
                put(pool, row, place, writes);
            }
        }
        return next;
    }

    /** Writes one row at that place. */
    void put(PoolId pool, T row, long place, Writes writes) {
        var columns = key(writes.state(upsert()), pool, name.apply(row)).put("place", place);
        fill.accept(columns, row);
    }

    private static ObjectNode key(ObjectNode row, PoolId pool, String name) {
        return row.put("pool", pool.value()).put("name", name);
    }

    private String upsert() {
        return """
        insert into %1$s select * from json_populate_recordset(null::%1$s, ?::json)
        on conflict (pool, name) do update set %2$s"""
                .formatted(
                        table,
                        Stream.concat(Stream.of("place"), columns.stream())
                                .map(column -> "%1$s = excluded.%1$s".formatted(column))
                                .collect(Collectors.joining(", ")));
    }

    private String deletion() {
        return """
        delete from %1$s old using json_populate_recordset(null::%1$s, ?::json) gone
        where old.pool = gone.pool and old.name = gone.name"""
                .formatted(table);
    }
}
