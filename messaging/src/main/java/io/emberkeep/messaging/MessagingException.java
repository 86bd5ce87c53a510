package io.emberkeep.messaging;

/** The broker did not take a message or give one; the sentence says which. */
public final class MessagingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a sentence and what lies below it. */
    public MessagingException(String message, Throwable cause) {
        super(message, cause);
    }
}
