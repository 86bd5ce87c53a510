package io.emberkeep.contract.pulse;

import io.emberkeep.contract.wire.Message;
import io.emberkeep.contract.wire.MessageType;
import java.time.Duration;

/**
 * A process's pulse, once a second: the broker's acknowledgement tells it that the broker answers, and, by the
 * time with which the broker stamps it, how far the process's own clock is off (SYNC-1).
 *
 * @param process who, {@code /SERVICE/INSTANCE}
 * @param ahead how far its own clock is ahead of the broker's; negative if it is behind
 */
@MessageType(name = "pulse", version = 1)
public record Pulse(String process, Duration ahead) implements Message {}
