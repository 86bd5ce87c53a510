package io.emberkeep.launcher;

/** Something could not be started or went on no longer; the message says what, and what to do. */
public final class LaunchException extends Exception {

    private static final long serialVersionUID = 1;

    /** @param sentence for the user, complete */
    public LaunchException(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence for the user, complete
     * @param cause for the curious
     */
    public LaunchException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
