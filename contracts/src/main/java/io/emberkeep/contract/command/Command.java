package io.emberkeep.contract.command;

import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.wire.Message;
import io.emberkeep.contract.wire.MessageType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A wanted condition for one executor (DESIGN rule 5). A repetition changes nothing; an older epoch or a
 * late command is refused; a call past the deadline is <em>unknown</em>, never <em>failed</em>.
 *
 * @param incident for which it is wanted; none for a look from outside
 * @param transition for which it is wanted; none otherwise
 * @param executor who is to carry it out
 * @param epochs of the resources that it touches, as the claim granted them
 * @param deadline after which it must not be started, and its outcome is unknown
 * @param condition what is wanted
 */
@MessageType(name = "command", version = 1)
public record Command(
        Optional<IncidentId> incident,
        Optional<TransitionId> transition,
        ExecutorId executor,
        Map<ResourceId, Epoch> epochs,
        Instant deadline,
        Condition condition)
        implements Message {

    public Command {
        epochs = Map.copyOf(epochs);
    }
}
