package io.emberkeep.experiments.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.experiments.result.Figure;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** An incident as the product's REST tells it. */
record Incident(JsonNode json) {

    private static final Set<String> UNWANTED = Set.of("REFUSED", "GIVEN_UP", "HELD");
    private static final Map<Figure, String> FIELDS =
            Map.of(
                    Figure.FUNCTION_RECOVERY, "functionRecoverySeconds",
                    Figure.TAKEOVER, "takeoverSeconds",
                    Figure.TARGET_RECOVERY, "targetRecoverySeconds");

    String id() {
        return json.path("id").asText();
    }

    String target() {
        return json.path("target").asText();
    }

    Instant detectedAt() {
        return Instant.parse(json.path("detectedAt").asText());
    }

    boolean recovered() {
        return json.path("state").asText().equals("RECOVERED");
    }

    /** Whether it is at rest without the target's recovery. */
    boolean stuck() {
        return UNWANTED.contains(json.path("state").asText());
    }

    boolean over() {
        return recovered() || json.path("state").asText().equals("REFUSED");
    }

    String reason() {
        return "%s: %s".formatted(json.path("state").asText(), json.path("reason").asText());
    }

    /** In seconds; what did not come about is not there. */
    Map<Figure, Double> figures() {
        var figures = new EnumMap<Figure, Double>(Figure.class);
        FIELDS.forEach(
                (figure, field) -> {
                    if (json.path(field).isNumber()) {
                        figures.put(figure, json.path(field).asDouble());
                    }
                });
        return figures;
    }
}
