package io.emberkeep.sif.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

/** The next signal to be applied by partition: shared by all replicas, and their first lock (DESIGN rule 6). */
@ApplicationScoped
public class Positions {

    private static final String MOVE =
            """
            insert into position select * from json_populate_recordset(null::"position", ?::json)
            on conflict (topic, partition) do update set next_offset = excluded.next_offset""";

    private final Database database;

    Positions(Database database) {
        this.database = database;
    }

    /** By partition, as far as anything was applied. */
    public Map<Integer, Long> all(String topicId) {
        return database
                .look(
                        connection ->
                                Database.query(
                                        connection,
                                        row -> Map.entry(row.getInt(1), row.getLong(2)),
                                        "select partition, next_offset from position where topic = ?",
                                        topicId))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The next one to be applied of a partition; none is locked. */
    long next(String topicId, int partition) {
        return all(topicId).getOrDefault(partition, 0L);
    }

    /** The first signal of a partition: makes the row that is locked from then on. */
    void begin(Connection connection, String topicId, int partition) throws SQLException {
        Database.update(
                connection,
                "insert into position values (?, ?, 0) on conflict do nothing",
                topicId,
                partition);
    }

    /** Everything before that offset is applied. */
    static void move(Writes writes, String topicId, int partition, long next) {
        writes.state(MOVE)
                .put("topic", topicId)
                .put("partition", partition)
                .put("next_offset", next);
    }
}
