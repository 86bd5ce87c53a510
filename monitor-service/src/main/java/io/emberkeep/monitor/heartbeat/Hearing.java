package io.emberkeep.monitor.heartbeat;

/** What became of a heartbeat that was heard. */
public sealed interface Hearing {

    /** It is the member's newest. */
    record Taken() implements Hearing {}

    /** It is a repetition, or was overtaken by a newer one: nobody's fault, and nothing changes. @param reason as a sentence */
    record Ignored(String reason) implements Hearing {}

    /** It cannot be right, and nothing changes but that it is shown. @param refusal which, and why */
    record Refused(Refusal refusal) implements Hearing {}
}
