package io.emberkeep.hypervisor.command;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.id.Epoch;
import java.time.Instant;
import java.util.Map;

/** What the guard is told. */
public sealed interface GuardInput {

    /**
     * A command was read.
     *
     * @param old whether it stood in the topic before this process started: then a late or answered one
     *     is not answered again
     */
    record Arrived(Order order, boolean old) implements GuardInput {}

    /** A command that was begun has come to its end. */
    record Finished(Order order, CommandAnswer answer, Instant now) implements GuardInput {}

    /** The configuration names these epochs. */
    record EpochsKnown(Map<Resource, Epoch> epochs) implements GuardInput {
        public EpochsKnown {
            epochs = Map.copyOf(epochs);
        }
    }

    /** This answer was given before this process started. */
    record AnswerRemembered(String id, CommandAnswer answer) implements GuardInput {}
}
