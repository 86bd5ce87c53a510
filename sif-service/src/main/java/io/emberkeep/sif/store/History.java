package io.emberkeep.sif.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.configuration.Change;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.sif.configuration.PoolState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What each revision changed, and whose doing it was (DESIGN rule 11). */
final class History {

    private static final String INSERT =
            Writes.insert(
                    "history",
                    "pool",
                    "revision",
                    "at",
                    "signal_id",
                    "signal",
                    "made_by",
                    "record",
                    "row_key",
                    "row_before",
                    "row_after");

    private History() {}

    /**
     * What a change came from.
     *
     * @param signalId the signal's id; none if it was no signal
     * @param signal its kind
     * @param by the operator, or who sent it
     */
    record Made(Optional<String> signalId, String signal, String by) {}

    static void add(Writes writes, PoolState after, List<Change> changes, Instant at, Made made) {
        for (var change : changes) {
            writes.log(INSERT)
                    .put("pool", after.pool().value())
                    .put("revision", after.configuration().revision().value())
                    .put("at", at.toString())
                    .put("signal_id", made.signalId().orElse(null))
                    .put("signal", made.signal())
                    .put("made_by", made.by())
                    .put("record", change.record())
                    .put("row_key", change.key())
                    .put("row_before", change.before().map(JsonNode::toString).orElse(null))
                    .put("row_after", change.after().map(JsonNode::toString).orElse(null));
        }
    }

    /** What one revision changed, in the order in which it is to be applied. */
    static List<Change> of(Connection connection, PoolId pool, Revision revision)
            throws SQLException {
        return Database.query(
                connection,
                History::change,
                "select record, row_key, row_before, row_after from history"
                        + " where pool = ? and revision = ? order by id",
                pool.value(),
                revision.value());
    }

    /** The change in a row that begins with the four columns of one. */
    static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getString(1), row.getString(2), json(row.getString(3)), json(row.getString(4)));
    }

    private static Optional<JsonNode> json(String text) {
        return Optional.ofNullable(text).map(Letters::tree);
    }
}
