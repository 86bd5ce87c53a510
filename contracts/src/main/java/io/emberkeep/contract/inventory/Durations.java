package io.emberkeep.contract.inventory;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;

/** Durations as a person writes them: {@code 10s}, {@code 500ms}, {@code 1h30m}. */
public final class Durations {

    private static final String ONE = "(\\d{1,9}(?:\\.\\d{1,6})?)(ms|s|m|h|d)";

    /** In characters; the pattern would recurse as deep as a text is long. */
    private static final int LONGEST = 64;

    private static final Pattern PART = Pattern.compile(ONE);
    private static final Pattern WHOLE = Pattern.compile("(?:" + ONE + ")+");

    private Durations() {}

    /** @throws IllegalArgumentException with a sentence */
    public static Duration parse(String text) {
        if (text.length() > LONGEST || !WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "«%s» is no duration: a number and its unit, such as 500ms, 10s, 1m30s or 1h"
                            .formatted(text));
        }
        var sum = BigDecimal.ZERO;
        var parts = PART.matcher(text);
        while (parts.find()) {
            sum = sum.add(new BigDecimal(parts.group(1)).multiply(nanos(parts.group(2))));
        }
        try {
            return Duration.ofNanos(sum.longValueExact());
        } catch (ArithmeticException beyond) {
            throw new IllegalArgumentException("«%s» is too long".formatted(text), beyond);
        }
    }

    /** What {@link #parse} reads as the same duration. */
    public static String format(Duration duration) {
        var text = new StringBuilder();
        append(text, duration.toHours(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        var nanos = duration.toNanosPart();
        if (nanos % 1_000_000 == 0) {
            append(text, nanos / 1_000_000, "ms");
        } else {
            text.append(BigDecimal.valueOf(nanos, 6).toPlainString()).append("ms");
        }
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void append(StringBuilder text, long count, String unit) {
        if (count != 0) {
            text.append(count).append(unit);
        }
    }

    private static BigDecimal nanos(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "ms" -> 1_000_000L;
                    case "s" -> Duration.ofSeconds(1).toNanos();
                    case "m" -> Duration.ofMinutes(1).toNanos();
                    case "h" -> Duration.ofHours(1).toNanos();
                    default -> Duration.ofDays(1).toNanos();
                });
    }
}
