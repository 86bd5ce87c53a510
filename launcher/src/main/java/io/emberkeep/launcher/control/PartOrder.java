package io.emberkeep.launcher.control;

import io.emberkeep.launcher.PartId;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a user or a test wants of one part of the local system.
 *
 * @param verb what
 * @param part of which
 * @param settings with a start: what this process has beside the usual, as {@code emberkeep.clock.offset}
 */
public record PartOrder(Verb verb, PartId part, Map<String, String> settings) {

    public PartOrder {
        settings = new TreeMap<>(settings);
        if (!settings.isEmpty() && verb != Verb.START) {
            throw new IllegalArgumentException("only a start takes settings");
        }
        settings.forEach(PartOrder::check);
    }

    /** Without settings. */
    public PartOrder(Verb verb, PartId part) {
        this(verb, part, Map.of());
    }

    private static void check(String name, String value) {
        if (!name.matches("[a-z][a-z0-9.-]*") || value.isEmpty() || value.matches("(?s).*\\s.*")) {
            throw new IllegalArgumentException(
                    "not a setting: «%s=%s»; it is as emberkeep.clock.offset=PT1M"
                            .formatted(name, value));
        }
    }

    /** What can be wanted. */
    public enum Verb {
        /** Start it, and wait until it is healthy. */
        START,
        /** Stop it in order. */
        STOP,
        /** End it as {@code kill -9} does. */
        KILL,
        /** Let it stand still (SIGSTOP). */
        PAUSE,
        /** Let it go on (SIGCONT). */
        RESUME
    }

    /** As it is said. */
    public String line() {
        return Stream.concat(
                        Stream.of(verb.name().toLowerCase(Locale.ROOT), part.value()),
                        settings.entrySet().stream()
                                .map(one -> one.getKey() + "=" + one.getValue()))
                .collect(Collectors.joining(" "));
    }

    /** The settings as environment variables. */
    public Map<String, String> environment() {
        return settings.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                one -> one.getKey().toUpperCase(Locale.ROOT).replaceAll("\\W", "_"),
                                Map.Entry::getValue));
    }

    /** @throws IllegalArgumentException if it is no order */
    public static PartOrder parse(String line) {
        var words = line.strip().split(" +");
        if (words.length < 2) {
            throw new IllegalArgumentException("not an order: " + line);
        }
        var settings = new TreeMap<String, String>();
        Stream.of(words).skip(2).forEach(word -> put(settings, word));
        return new PartOrder(
                Verb.valueOf(words[0].toUpperCase(Locale.ROOT)), new PartId(words[1]), settings);
    }

    private static void put(Map<String, String> settings, String word) {
        var equals = word.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("not a setting: " + word);
        }
        settings.put(word.substring(0, equals), word.substring(equals + 1));
    }
}
