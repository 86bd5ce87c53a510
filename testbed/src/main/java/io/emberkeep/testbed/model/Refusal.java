package io.emberkeep.testbed.model;

/** Why something cannot be done in this data centre, as a sentence. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Kind kind;

    /** How it looks to who asked. */
    public enum Kind {
        /** There is no such machine, address or daemon there. */
        UNKNOWN,
        /** It is there, and this cannot be done with it now. */
        IMPOSSIBLE,
        /** Nobody is there to answer: the request hangs. */
        SILENT,
        /** The host answers that its guest does not. */
        GUEST_SILENT
    }

    private Refusal(Kind kind, String sentence) {
        super(sentence, null, false, false);
        this.kind = kind;
    }

    /** How it looks to who asked. */
    public Kind kind() {
        return kind;
    }

    /** Nobody is there any more. */
    public static Refusal ended() {
        return silent("The data centre has ended.");
    }

    static Refusal unknown(String sentence) {
        return new Refusal(Kind.UNKNOWN, sentence);
    }

    static Refusal impossible(String sentence) {
        return new Refusal(Kind.IMPOSSIBLE, sentence);
    }

    static Refusal silent(String sentence) {
        return new Refusal(Kind.SILENT, sentence);
    }

    static Refusal guestSilent() {
        return new Refusal(Kind.GUEST_SILENT, "the guest does not answer its host");
    }
}
