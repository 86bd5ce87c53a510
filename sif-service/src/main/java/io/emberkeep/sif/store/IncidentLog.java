package io.emberkeep.sif.store;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened: all incidents with their steps, and the history of every record. */
@ApplicationScoped
public class IncidentLog {

    private static final String CHANGES = "from history where pool = ? and (? or record = ?)";
    private static final String INCIDENTS =
            "from incident i where pool = ? and (? or state = ?) and (? or target = ?)";

    private final Database database;

    IncidentLog(Database database) {
        this.database = database;
    }

    /** Incidents with their steps, the newest first. */
    public Page<Map.Entry<Incident, List<Step>>> incidents(
            PoolId pool,
            Optional<IncidentState> state,
            Optional<ServerId> target,
            int page,
            int size) {
        var filter =
                List.<Object>of(
                        pool.value(),
                        state.isEmpty(),
                        state.map(IncidentState::name).orElse(""),
                        target.isEmpty(),
                        target.map(ServerId::value).orElse(""));
        return database.look(
                connection -> {
                    var found =
                            Database.query(
                                    connection,
                                    IncidentLog::incident,
                                    "select row_to_json(i) "
                                            + INCIDENTS
                                            + " order by detected_at desc, name limit ? offset ?",
                                    with(filter, size, (long) page * size));
                    var steps = steps(connection, pool, found);
                    var rows =
                            found.stream()
                                    .map(
                                            one ->
                                                    Map.entry(
                                                            one,
                                                            steps.getOrDefault(
                                                                    one.id().value(), List.of())))
                                    .toList();
                    return new Page<>(rows, count(connection, INCIDENTS, filter));
                });
    }

    /** One incident with its steps in the order in which they were done. */
    public Optional<Map.Entry<Incident, List<Step>>> incident(PoolId pool, IncidentId id) {
        return database.look(
                connection -> {
                    var found =
                            Database.query(
                                    connection,
                                    IncidentLog::incident,
                                    "select row_to_json(i) from incident i where pool = ? and name = ?",
                                    pool.value(),
                                    id.value());
                    var steps = steps(connection, pool, found);
                    return found.stream()
                            .findFirst()
                            .map(one -> Map.entry(one, steps.getOrDefault(id.value(), List.of())));
                });
    }

    private static Incident incident(ResultSet row) throws SQLException {
        return Mapping.INCIDENT.read().apply(Letters.tree(row.getString(1)));
    }

    private static Map<String, List<Step>> steps(
            Connection connection, PoolId pool, List<Incident> incidents) throws SQLException {
        var names = incidents.stream().map(one -> one.id().value()).toArray();
        return Database.query(
                        connection,
                        row ->
                                Map.entry(
                                        row.getString(1),
                                        new Step(
                                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                                row.getString(3),
                                                row.getString(4),
                                                row.getString(5))),
                        "select incident, at, job, step, detail from incident_step"
                                + " where pool = ? and incident = any(?) order by at, id",
                        pool.value(),
                        connection.createArrayOf("text", names))
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** What changed, the newest revision first. @param record only this one */
    public Page<HistoryLine> history(PoolId pool, Optional<String> record, int page, int size) {
        var filter = List.<Object>of(pool.value(), record.isEmpty(), record.orElse(""));
        return database.look(
                connection -> {
                    var rows =
                            Database.query(
                                    connection,
                                    IncidentLog::line,
                                    "select record, row_key, row_before, row_after,"
                                            + " revision, at, signal, made_by "
                                            + CHANGES
                                            + " order by revision desc, id limit ? offset ?",
                                    with(filter, size, (long) page * size));
                    return new Page<>(rows, count(connection, CHANGES, filter));
                });
    }

    private static HistoryLine line(ResultSet row) throws SQLException {
        return new HistoryLine(
                new Revision(row.getLong(5)),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getString(7),
                row.getString(8),
                History.change(row));
    }

    private static long count(Connection connection, String what, List<Object> filter)
            throws SQLException {
        return Database.query(
                        connection,
                        row -> row.getLong(1),
                        "select count(*) " + what,
                        filter.toArray())
                .getFirst();
    }

    private static Object[] with(List<Object> filter, Object... more) {
        return Stream.concat(filter.stream(), Stream.of(more)).toArray();
    }
}
