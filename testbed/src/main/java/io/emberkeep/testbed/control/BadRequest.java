package io.emberkeep.testbed.control;

/** What was asked makes no sense, as a sentence. */
public final class BadRequest extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadRequest(String sentence) {
        super(sentence, null, false, false);
    }
}
