package io.emberkeep.contract.id;

import java.util.regex.Pattern;

/** What a name may look like, wherever one enters: it never reaches a shell, but a log and a table. */
final class Names {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private Names() {}

    static void check(String what, String value) {
        if (value == null || !NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "«%s» is no name of a %s: letters, digits, dot, underscore and dash, at most 63"
                            .formatted(value, what));
        }
    }
}
