package io.emberkeep.hypervisor.command;

import io.emberkeep.contract.answer.CommandAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The newest answers by the message that they answer, so that a repetition gets the same one; the
 * oldest are forgotten.
 *
 * @param answers the oldest first
 */
public record Answered(Map<String, CommandAnswer> answers) {

    /** How many are remembered: far more than are sent before a deadline. */
    public static final int MOST = 1_000;

    /** None yet. */
    public static final Answered NONE = new Answered(Map.of());

    /** The answer to that message, if it is remembered. */
    public Optional<CommandAnswer> to(String id) {
        return Optional.ofNullable(answers.get(id));
    }

    /** With one more; the first answer to a message stands. */
    Answered plus(String id, CommandAnswer answer) {
        if (answers.containsKey(id)) {
            return this;
        }
        var more = new LinkedHashMap<>(answers);
        more.put(id, answer);
        if (more.size() > MOST) {
            more.remove(more.keySet().iterator().next());
        }
        return new Answered(more);
    }
}
