package io.emberkeep.sif.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.configuration.Change;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.store.entity.HistoryEntity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What each revision changed, and whose doing it was (DESIGN rule 11). */
final class History {

    private History() {}

    /**
     * What a change came from.
     *
     * @param signalId the signal's id; none if it was no signal
     * @param signal its kind
     * @param by the operator, or who sent it
     */
    record Made(Optional<String> signalId, String signal, String by) {}

    static void add(PoolState after, List<Change> changes, Instant at, Made made) {
        for (var change : changes) {
            var line = new HistoryEntity();
            line.pool = after.pool().value();
            line.revision = after.configuration().revision().value();
            line.at = at;
            line.signalId = made.signalId().orElse(null);
            line.signal = made.signal();
            line.madeBy = made.by();
            line.record = change.record();
            line.rowKey = change.key();
            line.rowBefore = change.before().map(JsonNode::toString).orElse(null);
            line.rowAfter = change.after().map(JsonNode::toString).orElse(null);
            line.persist();
        }
    }

    /** What one revision changed, in the order in which it is to be applied. */
    static List<Change> of(PoolId pool, Revision revision) {
        return HistoryEntity.<HistoryEntity>list(
                        "pool = ?1 and revision = ?2 order by id", pool.value(), revision.value())
                .stream()
                .map(History::change)
                .toList();
    }

    static Change change(HistoryEntity line) {
        return new Change(line.record, line.rowKey, json(line.rowBefore), json(line.rowAfter));
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Json.mapper().readTree(text));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a recorded change cannot be read", unreadable);
        }
    }
}
