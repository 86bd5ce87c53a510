package io.emberkeep.sif.web;

import java.util.regex.Pattern;

/** Who asks, for the record. */
final class Operator {

    static final String HEADER = "X-Emberkeep-Operator";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@+-]{0,62}");

    private Operator() {}

    /** The name as given; {@code operator} if none is. @throws ProblemException if it is no name */
    static String of(String header) {
        if (header == null || header.isBlank()) {
            return "operator";
        }
        if (!NAME.matcher(header).matches()) {
            throw ProblemException.badInput(
                    HEADER + " is a name: letters, digits, blank and . _ @ + -, at most 63");
        }
        return header;
    }
}
