package io.emberkeep.monitor.heartbeat;

import io.emberkeep.contract.id.MemberId;
import java.time.Instant;

/**
 * A heartbeat that was refused, to be shown. Those of one member for one cause are one entry.
 *
 * @param member who it says it is
 * @param cause what is wrong with it
 * @param reason the same as a sentence, of the last one
 * @param first when the first was heard
 * @param last when the last was heard
 * @param times how many
 */
public record Refusal(
        MemberId member, Cause cause, String reason, Instant first, Instant last, long times) {

    /** What may be wrong with a heartbeat. */
    public enum Cause {
        /** Its member does not belong to the pool. */
        STRANGER,
        /** Its time is ahead of ours. */
        FUTURE
    }

    /** Once more. */
    Refusal again(Refusal newer) {
        return new Refusal(member, cause, newer.reason(), first, newer.last(), times + 1);
    }
}
