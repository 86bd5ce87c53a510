package io.emberkeep.contract.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One row's difference (SIF-9): an addition has no value before, a deletion none after.
 *
 * @param record the record's name, as in SPEC section 4 ({@code operation}, {@code live migration}, …)
 * @param key what names the row in its record
 * @param before the row before, as JSON
 * @param after the row after, as JSON
 */
public record Change(
        String record, String key, Optional<JsonNode> before, Optional<JsonNode> after) {

    /** An absent value is read as JSON's null, which here is the same. */
    public Change {
        before = before.filter(row -> !row.isNull());
        after = after.filter(row -> !row.isNull());
    }
}
