package io.emberkeep.cli;

/** What a command ends with; scripts rely on it (docs/cli.md). 3 is the script's: no JDK. */
public final class ExitCode {

    /** Done. */
    public static final int OK = 0;

    /** Could not be done: nobody answers, or something broke. */
    public static final int FAILED = 1;

    /** The command line is wrong. */
    public static final int USAGE = 2;

    /** The product refused it, for a reason that it says; nothing changed. */
    public static final int REFUSED = 4;

    private ExitCode() {}
}
