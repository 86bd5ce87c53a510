package io.emberkeep.sif.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one transaction is to write, collected by statement and sent in one round trip: each statement takes its
 * rows as one array of JSON, named as the table's columns. A pool's state is written before what refers to it.
 */
final class Writes {

    private final Map<String, ArrayNode> state = new LinkedHashMap<>();
    private final Map<String, ArrayNode> log = new LinkedHashMap<>();

    /** One more row of that statement, about the state. */
    ObjectNode state(String sql) {
        return row(state, sql);
    }

    /** One more row of that statement, about what happened. */
    ObjectNode log(String sql) {
        return row(log, sql);
    }

    private static ObjectNode row(Map<String, ArrayNode> statements, String sql) {
        return statements
                .computeIfAbsent(sql, _ -> JsonNodeFactory.instance.arrayNode())
                .addObject();
    }

    /** An INSERT of those columns. */
    static String insert(String table, String... columns) {
        var names = String.join(", ", columns);
        return "insert into %1$s (%2$s) select %2$s from json_populate_recordset(null::%1$s, ?::json)"
                .formatted(table, names);
    }

    /** Writes it all. @return what the statements return, row by row */
    List<Long> execute(Connection connection) throws SQLException {
        var all = Stream.concat(state.entrySet().stream(), log.entrySet().stream()).toList();
        if (all.isEmpty()) {
            return List.of();
        }
        var sql = all.stream().map(Map.Entry::getKey).collect(Collectors.joining(";\n"));
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < all.size(); i++) {
                statement.setString(i + 1, Letters.text(all.get(i).getValue()));
            }
            return results(statement);
        }
    }

    private static List<Long> results(PreparedStatement statement) throws SQLException {
        var returned = new ArrayList<Long>();
        var isResult = statement.execute();
        while (isResult || statement.getUpdateCount() >= 0) {
            if (isResult) {
                try (var rows = statement.getResultSet()) {
                    while (rows.next()) {
                        returned.add(rows.getLong(1));
                    }
                }
            }
            isResult = statement.getMoreResults();
        }
        return returned;
    }
}
