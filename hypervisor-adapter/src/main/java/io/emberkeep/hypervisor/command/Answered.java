package io.emberkeep.hypervisor.command;

import io.emberkeep.contract.answer.CommandAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest answers by the message that they answer, so that a repetition gets the same one; the
 * oldest are forgotten.
 *
 * @param generations small maps of some answers each, the oldest first: only the last is copied when one is added
 */
public record Answered(List<Map<String, CommandAnswer>> generations) {

    private static final int IN_A_GENERATION = 32;

    /** How many are remembered at least: far more than are sent before a deadline. */
    public static final int MOST = 1_024;

    /** None yet. */
    public static final Answered NONE = new Answered(List.of());

    public Answered {
        generations = List.copyOf(generations);
    }

    /** The answer to that message, if it is remembered. */
    public Optional<CommandAnswer> to(String id) {
        for (var generation : generations) {
            var known = generation.get(id);
            if (known != null) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    /** With one more; the first answer to a message stands. */
    Answered plus(String id, CommandAnswer answer) {
        if (to(id).isPresent()) {
            return this;
        }
        var all = new ArrayList<>(generations);
        var last = new HashMap<String, CommandAnswer>();
        if (!all.isEmpty() && all.getLast().size() < IN_A_GENERATION) {
            last.putAll(all.removeLast());
        }
        last.put(id, answer);
        all.add(Map.copyOf(last));
        return new Answered(
                all.size() > MOST / IN_A_GENERATION + 1 ? all.subList(1, all.size()) : all);
    }
}
