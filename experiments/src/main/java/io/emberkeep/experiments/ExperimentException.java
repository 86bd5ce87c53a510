package io.emberkeep.experiments;

/** An experiment cannot be run, or did not go as it must; the message is a sentence for the user. */
public class ExperimentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param sentence what happened, and what can be done */
    public ExperimentException(String sentence) {
        super(sentence);
    }

    /** The same, with what caused it. */
    public ExperimentException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
