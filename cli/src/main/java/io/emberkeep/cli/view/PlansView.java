package io.emberkeep.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Transitions as {@code plans} shows them. */
public final class PlansView {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private PlansView() {}

    /** For people: each with its steps, those done marked. */
    public static String table(JsonNode plans, boolean coloured, ZoneId zone) {
        if (plans.isEmpty()) {
            return "Nothing was proposed or done yet.\n";
        }
        var text = new StringBuilder();
        for (var plan : plans) {
            text.append(text.isEmpty() ? "" : "\n").append(head(plan, coloured, zone));
            var done = plan.path("done").asInt();
            var number = 0;
            for (var step : plan.path("steps")) {
                text.append("  %s %s%n".formatted(number < done ? "x" : "-", step.asText()));
                number++;
            }
        }
        return text.toString();
    }

    private static String head(JsonNode plan, boolean coloured, ZoneId zone) {
        var state = low(plan.path("state").asText());
        var group = plan.path("group").isTextual() ? plan.path("group").asText() + " " : "";
        return "%s  %s  %s%s, %s%n  %s%n"
                .formatted(
                        TIME.format(Instant.parse(plan.path("begunAt").asText()).atZone(zone)),
                        plan.path("id").asText(),
                        group,
                        low(plan.path("kind").asText()),
                        Style.ofState(state).apply(state, coloured),
                        plan.path("reason").asText());
    }

    private static String low(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
