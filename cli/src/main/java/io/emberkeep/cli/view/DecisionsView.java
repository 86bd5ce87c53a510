package io.emberkeep.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.decision.KeptDecision;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The decisions about an incident for people: when, who, what came, what was decided, and why. */
public final class DecisionsView {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int NARROWEST = 40;
    private static final int LONGEST_VALUE = 100;

    private final ZoneId zone;
    private final int columns;
    private final boolean coloured;
    private final boolean all;

    /** A decision and what came of replaying it. @param difference what differs; none if it is the same */
    public record Replayed(KeptDecision decision, Optional<String> difference) {
        /** Whether the same was decided again. */
        public boolean same() {
            return difference.isEmpty();
        }
    }

    /**
     * @param columns how wide a line may be
     * @param all whether also what only passes on another decision, and what changed in the states
     */
    public DecisionsView(ZoneId zone, int columns, boolean coloured, boolean all) {
        this.zone = zone;
        this.columns = columns;
        this.coloured = coloured;
        this.all = all;
    }

    /** All of it, every line ended. */
    public String text(JsonNode incident, List<Replayed> decisions) {
        var detected = Instant.parse(incident.path("detectedAt").asText());
        var state = incident.path("state").asText();
        var head =
                "%s: %s, %s trouble, %s; times of %s"
                        .formatted(
                                incident.path("id").asText(),
                                incident.path("target").asText(),
                                incident.path("trouble").asText().toLowerCase(Locale.ROOT),
                                Style.ofState(state).apply(state, coloured),
                                DAY.withZone(zone).format(detected));
        return text(
                head,
                at -> "%s  %11s".formatted(TIME.withZone(zone).format(at), after(detected, at)),
                decisions);
    }

    /** What was decided about a group, host, server or transition of power saving since a time. */
    public String text(String name, Instant since, List<Replayed> decisions) {
        var head =
                "%s: decisions of power saving since %s"
                        .formatted(name, DAY_AND_TIME.withZone(zone).format(since));
        return text(head, at -> DAY_AND_TIME.withZone(zone).format(at), decisions);
    }

    private String text(String head, Function<Instant, String> time, List<Replayed> decisions) {
        var text = new StringBuilder(head).append(System.lineSeparator().repeat(2));
        var hidden = 0;
        for (var one : decisions) {
            if (one.decision().story().routine() && one.same() && !all) {
                hidden++;
            } else {
                append(text, one, time.apply(one.decision().at()));
            }
        }
        return text.append('\n').append(ending(decisions, hidden)).toString();
    }

    private void append(StringBuilder text, Replayed one, String time) {
        var decision = one.decision();
        var story = decision.story();
        var head = "%s  %-5s ".formatted(time, decision.core().name().toLowerCase(Locale.ROOT));
        var lines = new ArrayList<String>(wrapped(story.came(), "", Style.PLAIN, head.length()));
        lines.addAll(wrapped(story.decided(), "so   ", Style.HEADER, head.length()));
        if (!story.reason().isEmpty()) {
            lines.addAll(wrapped(story.reason(), "why  ", Style.PLAIN, head.length()));
        }
        if (all) {
            decision.facts()
                    .next()
                    .set()
                    .forEach(
                            (at, value) ->
                                    lines.addAll(
                                            wrapped(
                                                    "%s = %s".formatted(at, brief(value)),
                                                    "     ",
                                                    Style.FAINT,
                                                    head.length())));
        }
        one.difference()
                .ifPresent(
                        what ->
                                lines.addAll(
                                        wrapped(
                                                "replayed: " + what,
                                                "!    ",
                                                Style.BAD,
                                                head.length())));
        text.append(head).append(lines.getFirst()).append('\n');
        lines.stream()
                .skip(1)
                .forEach(line -> text.append(" ".repeat(head.length())).append(line).append('\n'));
    }

    /** Lines no longer than what is left of the width, broken between words. */
    private List<String> wrapped(String text, String mark, Style style, int indent) {
        var width = Math.max(NARROWEST, columns - indent - mark.length());
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        var marked = new ArrayList<String>();
        for (var i = 0; i < lines.size(); i++) {
            marked.add(
                    Style.FAINT.apply(i == 0 ? mark : " ".repeat(mark.length()), coloured)
                            + style.apply(lines.get(i), coloured));
        }
        return marked;
    }

    private static String brief(JsonNode value) {
        var text = value.toString();
        return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text;
    }

    private static String after(Instant detected, Instant at) {
        return String.format(
                Locale.ROOT, "%+.3f s", Duration.between(detected, at).toMillis() / 1000.0);
    }

    /** How many of them were decided again: of what follows from the whole pool too little is kept. */
    static long replayed(List<Replayed> decisions) {
        return decisions.stream().filter(one -> one.decision().isReplayable()).count();
    }

    private String ending(List<Replayed> decisions, int hidden) {
        var replayed = replayed(decisions);
        var other = decisions.stream().filter(one -> !one.same()).count();
        var verdict =
                other == 0
                        ? Style.GOOD.apply("all the same", coloured)
                        : Style.BAD.apply(
                                "%d not the same; see the lines that begin with !".formatted(other),
                                coloured);
        return "%d decision%s replayed: %s.%s%n"
                .formatted(
                        replayed,
                        replayed == 1 ? "" : "s",
                        verdict,
                        hidden == 0
                                ? ""
                                : " %d that only pass on another are not shown; --all shows them."
                                        .formatted(hidden));
    }
}
