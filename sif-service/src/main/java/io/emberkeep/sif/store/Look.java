package io.emberkeep.sif.store;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.sif.store.Database.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a transaction looks at first, in one round trip: it locks the partition's position, then the pools in
 * the order of their names, and only then reads the rest.
 *
 * @param next the next signal to be applied of that partition; none if there was none yet
 * @param pools the pools that there are
 * @param known the signals that were applied before
 * @param past the incidents named, if they are over
 * @param now the database's time
 */
record Look(
        Optional<Long> next,
        Map<PoolId, PoolRow> pools,
        Map<String, KnownSignal> known,
        Map<PoolId, Map<IncidentId, Incident>> past,
        Instant now) {

    private static final String SQL =
            "select next_offset from position where topic = ? and partition = ? for update;"
                    + PoolRow.SELECT
                    + """
                    where pool = any(?) order by pool for update;
                    select id, kind, answer_type, answer from signal where id = any(?);
                    select pool, row_to_json(i) from incident i
                    where is_over and (pool, name) in (select * from unnest(?::text[], ?::text[]));
                    select clock_timestamp()""";

    /**
     * A signal that was applied before, with what it was answered (SIF-8).
     *
     * @param answer none if it was no question
     */
    record KnownSignal(String kind, Optional<SignalAnswer> answer) {

        static KnownSignal of(String kind, String type, String answer) {
            return new KnownSignal(
                    kind,
                    Optional.ofNullable(answer)
                            .map(text -> (SignalAnswer) Letters.message(type, text)));
        }
    }

    /**
     * What the signals at hand name.
     *
     * @param pools their pools
     * @param signals their ids
     * @param incidents of which pool they name which incidents
     */
    record Named(
            Set<PoolId> pools,
            List<String> signals,
            Collection<Map.Entry<PoolId, IncidentId>> incidents) {

        static final Named NOTHING = new Named(Set.of(), List.of(), List.of());
    }

    static Look at(Connection connection, String topicId, int partition, Named named)
            throws SQLException {
        try (var statement = connection.prepareStatement(SQL)) {
            statement.setString(1, topicId);
            statement.setInt(2, partition);
            texts(statement, 3, named.pools().stream().map(PoolId::value).toList());
            texts(statement, 4, named.signals());
            texts(
                    statement,
                    5,
                    named.incidents().stream().map(one -> one.getKey().value()).toList());
            texts(
                    statement,
                    6,
                    named.incidents().stream().map(one -> one.getValue().value()).toList());
            statement.execute();
            var next = rows(statement, row -> row.getLong(1));
            var pools = new HashMap<PoolId, PoolRow>();
            then(statement, PoolRow::of).forEach(row -> pools.put(row.pool(), row));
            var known = new HashMap<String, KnownSignal>();
            then(
                            statement,
                            row ->
                                    Map.entry(
                                            row.getString(1),
                                            KnownSignal.of(
                                                    row.getString(2),
                                                    row.getString(3),
                                                    row.getString(4))))
                    .forEach(one -> known.put(one.getKey(), one.getValue()));
            var past = new HashMap<PoolId, Map<IncidentId, Incident>>();
            then(
                            statement,
                            row ->
                                    Map.entry(
                                            new PoolId(row.getString(1)),
                                            Mapping.INCIDENT
                                                    .read()
                                                    .apply(Letters.tree(row.getString(2)))))
                    .forEach(
                            one ->
                                    past.computeIfAbsent(one.getKey(), _ -> new HashMap<>())
                                            .put(one.getValue().id(), one.getValue()));
            var now = then(statement, row -> row.getObject(1, OffsetDateTime.class)).getFirst();
            return new Look(next.stream().findFirst(), pools, known, past, now.toInstant());
        }
    }

    private static void texts(PreparedStatement statement, int parameter, List<String> values)
            throws SQLException {
        var array = statement.getConnection().createArrayOf("text", values.toArray());
        statement.setArray(parameter, array);
    }

    private static <T> List<T> then(PreparedStatement statement, Row<T> row) throws SQLException {
        statement.getMoreResults();
        return rows(statement, row);
    }

    private static <T> List<T> rows(PreparedStatement statement, Row<T> row) throws SQLException {
        try (var rows = statement.getResultSet()) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(row.of(rows));
            }
            return all;
        }
    }
}
