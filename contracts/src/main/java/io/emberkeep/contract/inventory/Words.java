package io.emberkeep.contract.inventory;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that a person writes: choices, yes and no, and what a misspelt one may have meant. */
final class Words {

    /** Names are no longer, in characters. */
    private static final int LONGEST = 63;

    /** With more names a hint is not worth its time. */
    private static final int MOST = 1_000;

    private Words() {}

    /** A choice as a person writes it: {@code restart-first}. */
    static String of(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException with a sentence that names the choices */
    static <E extends Enum<E>> E choice(Class<E> type, String text) {
        return Stream.of(type.getEnumConstants())
                .filter(one -> of(one).equals(text.toLowerCase(Locale.ROOT).replace('_', '-')))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "«%s» is none of %s"
                                                .formatted(
                                                        text,
                                                        Stream.of(type.getEnumConstants())
                                                                .map(Words::of)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    /** @throws IllegalArgumentException if it is neither */
    static boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default ->
                    throw new IllegalArgumentException(
                            "«%s» is neither true nor false".formatted(text));
        };
    }

    /** The end of a sentence about an unknown name: {@code ; did you mean «Mail»?}, or nothing. */
    static String hint(String unknown, Collection<String> known) {
        return nearest(unknown, known).map("; did you mean «%s»?"::formatted).orElse("");
    }

    private static Optional<String> nearest(String unknown, Collection<String> known) {
        var allowed = Math.max(1, unknown.length() / 3);
        return unknown.length() > LONGEST
                ? Optional.empty()
                : known.stream()
                        .limit(MOST)
                        .filter(one -> one.length() <= LONGEST && !one.equals(unknown))
                        .filter(one -> distance(unknown, one) <= allowed)
                        .min((one, other) -> distance(unknown, one) - distance(unknown, other));
    }

    /** Levenshtein's distance, case aside. */
    private static int distance(String one, String other) {
        var before = new int[other.length() + 1];
        for (var column = 0; column <= other.length(); column++) {
            before[column] = column;
        }
        for (var row = 1; row <= one.length(); row++) {
            var now = new int[other.length() + 1];
            now[0] = row;
            for (var column = 1; column <= other.length(); column++) {
                var same =
                        Character.toLowerCase(one.charAt(row - 1))
                                == Character.toLowerCase(other.charAt(column - 1));
                now[column] =
                        Math.min(
                                before[column - 1] + (same ? 0 : 1),
                                Math.min(before[column], now[column - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }
}
