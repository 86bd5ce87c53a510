package io.emberkeep.cli.view;

/** How a word stands out on a terminal. */
public enum Style {
    /** As everything else. */
    PLAIN(""),
    /** A column's name. */
    HEADER("1"),
    /** All is well. */
    GOOD("32"),
    /** Something is being done, or somebody else stands in. */
    BUSY("33"),
    /** Somebody should look. */
    BAD("31"),
    /** Of less interest. */
    FAINT("2");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** The text in that style, if it is to be coloured. */
    public String apply(String text, boolean coloured) {
        return coloured && !code.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** The style of a server's or an incident's state. */
    public static Style ofState(String state) {
        return switch (state) {
            case "serving", "RECOVERED", "on" -> GOOD;
            case "standing in",
                    "recovering",
                    "RECOVERING",
                    "FUNCTION_RECOVERED",
                    "RETURNING",
                    "maintenance",
                    "starting",
                    "returning",
                    "held",
                    "HELD" ->
                    BUSY;
            case "in trouble", "uncertain", "given up", "GIVEN_UP", "REFUSED", "unknown" -> BAD;
            default -> PLAIN;
        };
    }
}
