package io.emberkeep.cli.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.contract.wire.MessageCatalog;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** A public failure event as {@code events} shows it. */
public final class EventView {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    private EventView() {}

    /** One CloudEvent in its JSON form (structured mode). */
    public static ObjectNode json(Envelope<?> envelope, Failure failure) {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0");
        event.put("id", envelope.id());
        event.put("source", envelope.source());
        event.put("type", MessageCatalog.typeOf(failure.getClass()));
        event.put("time", envelope.time().toString());
        event.put("datacontenttype", "application/json");
        event.put("pool", envelope.pool().value());
        envelope.traceParent().ifPresent(trace -> event.put("traceparent", trace));
        event.set("data", Json.mapper().valueToTree(failure));
        return event;
    }

    /** One line for people. */
    public static String line(
            Envelope<?> envelope, Failure failure, ZoneId zone, boolean coloured) {
        var word = word(failure);
        return "%s  %-12s %-6s %s"
                .formatted(
                        TIME.withZone(zone).format(failure.at()),
                        envelope.pool(),
                        failure.target(),
                        style(failure).apply(word, coloured) + ": " + what(failure));
    }

    private static Style style(Failure failure) {
        return switch (failure) {
            case Failure.Detected _, Failure.Confirmed _, Failure.NotCovered _ -> Style.BAD;
            case Failure.Refused _, Failure.GivenUp _ -> Style.BAD;
            case Failure.Held _ -> Style.BUSY;
            case Failure.FunctionRecovered _, Failure.TargetRecovered _ -> Style.GOOD;
        };
    }

    private static String word(Failure failure) {
        return switch (failure) {
            case Failure.Detected _ -> "detected";
            case Failure.Confirmed _ -> "confirmed";
            case Failure.Refused _ -> "refused";
            case Failure.NotCovered _ -> "not covered";
            case Failure.FunctionRecovered _ -> "function recovered";
            case Failure.TargetRecovered _ -> "target recovered";
            case Failure.GivenUp _ -> "given up";
            case Failure.Held _ -> "held";
        };
    }

    private static String what(Failure failure) {
        return switch (failure) {
            case Failure.Detected it -> trouble(it.trouble().name(), it.evidence());
            case Failure.Confirmed it -> trouble(it.trouble().name(), it.evidence());
            case Failure.Refused it ->
                    it.reason()
                            + (it.wouldHave().isEmpty()
                                    ? ""
                                    : "; would have: " + String.join(", ", it.wouldHave()));
            case Failure.NotCovered it -> it.reason();
            case Failure.FunctionRecovered it ->
                    "%s serves %s after %s (takeover %s)"
                            .formatted(
                                    it.standby(),
                                    it.vips().stream()
                                            .map(Object::toString)
                                            .collect(Collectors.joining(", ")),
                                    seconds(it.functionRecovery()),
                                    seconds(it.takeover()));
            case Failure.TargetRecovered it -> "serves again after " + seconds(it.targetRecovery());
            case Failure.GivenUp it -> it.reason();
            case Failure.Held it -> it.reason();
        };
    }

    private static String trouble(String kind, String evidence) {
        return "%s trouble, %s".formatted(kind.toLowerCase(Locale.ROOT), evidence);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toMillis() / 1000.0);
    }
}
