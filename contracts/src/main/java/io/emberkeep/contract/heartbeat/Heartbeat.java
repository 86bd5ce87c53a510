package io.emberkeep.contract.heartbeat;

import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.wire.Message;
import io.emberkeep.contract.wire.MessageType;
import java.time.Duration;
import java.time.Instant;

/**
 * A member's sign of life, once each interval.
 *
 * @param member who
 * @param at when its last tick was
 * @param lateness how late that tick was (DESIGN rule 10)
 * @param trusted whether the member trusts what it sees
 * @param watching how many targets it watches
 */
@MessageType(name = "heartbeat", version = 1)
public record Heartbeat(
        MemberId member, Instant at, Duration lateness, boolean trusted, int watching)
        implements Message {}
