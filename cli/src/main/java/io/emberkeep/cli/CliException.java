package io.emberkeep.cli;

/** Ends a command with a sentence for the user and an exit code. */
public final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1;
    private final int exitCode;

    private CliException(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /** It could not be done. */
    public static CliException failed(String sentence) {
        return new CliException(ExitCode.FAILED, sentence);
    }

    /** The product does not want to. */
    public static CliException refused(String sentence) {
        return new CliException(ExitCode.REFUSED, sentence);
    }

    /** The command line is wrong in a way that only its meaning shows. */
    public static CliException usage(String sentence) {
        return new CliException(ExitCode.USAGE, sentence);
    }

    /** One of {@link ExitCode}. */
    public int exitCode() {
        return exitCode;
    }
}
