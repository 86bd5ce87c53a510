package io.emberkeep.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command sees of the world around it; a test gives another.
 *
 * @param out what was asked for
 * @param err progress and troubles
 * @param environment variables
 * @param terminal whether a person looks at {@code out}
 * @param columns how wide that terminal is
 */
public record Surroundings(
        PrintWriter out,
        PrintWriter err,
        Map<String, String> environment,
        boolean terminal,
        int columns) {

    private static final int USUAL_COLUMNS = 120;

    /** Those of this process. The script says whether there is a terminal, since Java does not know. */
    public static Surroundings real() {
        return new Surroundings(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                Boolean.getBoolean("emberkeep.terminal"),
                Integer.getInteger("emberkeep.columns", USUAL_COLUMNS));
    }

    /** The repository, which the script names. */
    public Path repository() {
        return Path.of(System.getProperty("emberkeep.root", "."));
    }

    /** Where the built programs are; the repository, if the script names no copy. */
    public Path programs() {
        return Path.of(System.getProperty("emberkeep.programs", repository().toString()));
    }

    /** A variable's value, or that. */
    public String variable(String name, String otherwise) {
        return environment.getOrDefault(name, otherwise);
    }
}
