package io.emberkeep.power.web;

import io.emberkeep.contract.inventory.Durations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;

/** From when on something is wanted: {@code 24h}, or {@code 2026-11-01T22:00:00Z}. */
final class Since {

    private Since() {}

    /** The moment, once it is known what time it is. @throws WebApplicationException with a sentence */
    static Function<Instant, Optional<Instant>> of(String text) {
        if (text == null || text.isBlank()) {
            return _ -> Optional.empty();
        }
        try {
            var time = OffsetDateTime.parse(text).toInstant();
            return _ -> Optional.of(time);
        } catch (DateTimeException noTime) {
            return before(text);
        }
    }

    private static Function<Instant, Optional<Instant>> before(String text) {
        try {
            var duration = Durations.parse(text);
            return now -> Optional.of(now.minus(duration));
        } catch (IllegalArgumentException neither) {
            throw Problems.badInput(
                    "since is «%s»: write a time such as 2026-11-01T22:00:00Z, or a duration such as 24h"
                            .formatted(text));
        }
    }
}
