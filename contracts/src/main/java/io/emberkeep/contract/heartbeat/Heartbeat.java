package io.emberkeep.contract.heartbeat;

import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.wire.Message;
import io.emberkeep.contract.wire.MessageType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A member's sign of life, once each interval, with what it found out about itself (RING-1).
 *
 * @param member who
 * @param at when it last examined itself; of one that does not, when its last tick was
 * @param lateness how late its last tick was (DESIGN rule 10)
 * @param trusted whether the member trusts what it sees
 * @param watching how many targets it watches
 * @param well whether its gateway and its own service ports answered
 * @param reasons why not, a sentence each; empty if all is well
 * @param clockError how far its own clock is ahead of the broker's, negative if it is behind (SYNC-1)
 */
@MessageType(name = "heartbeat", version = 2)
public record Heartbeat(
        MemberId member,
        Instant at,
        Duration lateness,
        boolean trusted,
        int watching,
        boolean well,
        List<String> reasons,
        Duration clockError)
        implements Message {

    public Heartbeat {
        reasons = List.copyOf(reasons);
    }

    /** Of a member that examines nothing of its own and knows no other clock: nothing speaks against it. */
    public Heartbeat(
            MemberId member, Instant at, Duration lateness, boolean trusted, int watching) {
        this(member, at, lateness, trusted, watching, true, List.of(), Duration.ZERO);
    }
}
