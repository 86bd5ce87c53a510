package io.emberkeep.contract.answer;

import io.emberkeep.contract.wire.MessageType;
import java.util.Optional;

/** What came of a command (DESIGN rule 5). */
public sealed interface CommandAnswer extends Answer {

    /**
     * What was wanted is so.
     *
     * @param changed whether anything had to be done
     * @param means how a VIP's old holder was made unable to answer; none for other conditions
     * @param observed what was seen after it
     */
    @MessageType(name = "answer.done", version = 1)
    record Done(boolean changed, Optional<Means> means, Observed observed)
            implements CommandAnswer {}

    /** It was not begun: a stale epoch, a passed deadline, an unknown server. */
    @MessageType(name = "answer.not-begun", version = 1)
    record NotBegun(String reason) implements CommandAnswer {}

    /**
     * It was tried, and what was wanted is surely not so.
     *
     * @param cause why, for a decision
     * @param reason why, as a sentence
     */
    @MessageType(name = "answer.failed", version = 1)
    record Failed(Cause cause, String reason, Observed observed) implements CommandAnswer {}

    /** Its deadline passed: nobody knows whether it is so. */
    @MessageType(name = "answer.unknown", version = 1)
    record Unknown(String reason) implements CommandAnswer {}

    /** How a VIP's old holder was made unable to answer, from the least force to the most. */
    enum Means {
        /** The guest was not running at all. */
        GUEST_OFF,
        /** The VIP was removed by the guest and seen gone, or was not there. */
        VIP_REMOVED,
        /** The guest's link was cut by its host. */
        LINK_CUT,
        /** The guest was destroyed. */
        DESTROYED,
        /** Its host is off, confirmed by the power control. */
        HOST_OFF
    }

    /** Why a command could not be carried out. */
    enum Cause {
        /** The host's hypervisor does not answer: it may be off, or only silent. */
        HOST_UNREACHABLE,
        /** The host does not have the server, and another that may have it is silent: only that one's power would prove anything. */
        WHEREABOUTS_UNKNOWN,
        /** The host is off or suspended, as its power control says. */
        HOST_OFF,
        /** The guest does not answer its host: it boots, hangs, or is off. */
        GUEST_SILENT,
        /** The host's power control does not answer. */
        POWER_CONTROL_SILENT,
        /** Anything else; the reason says what. */
        OTHER
    }
}
