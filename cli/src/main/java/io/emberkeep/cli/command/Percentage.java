package io.emberkeep.cli.command;

/** A load as a user writes it: a number, with or without the sign. */
final class Percentage {

    private static final double MOST = 1000;

    private Percentage() {}

    /** @throws IllegalArgumentException with a sentence, without its full stop, for what is none */
    static double of(String text) {
        if (!text.matches("\\d{1,9}([.]\\d{1,9})?\\s*%?")) {
            throw new IllegalArgumentException(
                    "«%s» is no load: write it in percent, as 15 or 15%%".formatted(text));
        }
        double percent = Double.parseDouble(text.replaceFirst("\\s*%$", ""));
        if (percent > MOST) {
            throw new IllegalArgumentException(
                    "%s is more than can be asked: at most 1000 %%".formatted(text));
        }
        return percent;
    }
}
