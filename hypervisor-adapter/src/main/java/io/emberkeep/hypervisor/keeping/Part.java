package io.emberkeep.hypervisor.keeping;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.hypervisor.command.Answered;
import io.emberkeep.hypervisor.command.GuardInput;
import io.emberkeep.hypervisor.command.GuardState;
import io.emberkeep.hypervisor.command.Order;
import io.emberkeep.hypervisor.command.Resource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a decision of the guard can depend on: all that is at work or waits, and of epochs and of answers
 * those that these commands and the input name. Of the thousand answers that the guard remembers that is one
 * at most.
 */
final class Part {

    private final Set<String> messages = new HashSet<>();
    private final Set<Resource> resources = new HashSet<>();

    Part(GuardState before, GuardInput input) {
        before.lanes()
                .values()
                .forEach(
                        lane ->
                                Stream.concat(Stream.of(lane.running()), lane.waiting().stream())
                                        .forEach(this::add));
        switch (input) {
            case GuardInput.Arrived(var order, _) -> add(order);
            case GuardInput.Finished(var order, CommandAnswer _, _) -> add(order);
            case GuardInput.EpochsKnown(var epochs) -> resources.addAll(epochs.keySet());
            case GuardInput.AnswerRemembered(var id, CommandAnswer _) -> messages.add(id);
        }
    }

    private void add(Order order) {
        messages.add(order.id());
        resources.addAll(order.epochs().keySet());
    }

    GuardState of(GuardState whole) {
        var epochs = new TreeMap<Resource, Epoch>();
        whole.newest().forEach((key, epoch) -> keep(resources, key, epoch, epochs));
        var answers = new TreeMap<String, CommandAnswer>();
        whole.answered()
                .generations()
                .forEach(some -> some.forEach((id, answer) -> keep(messages, id, answer, answers)));
        return new GuardState(
                epochs,
                whole.lanes(),
                answers.isEmpty() ? Answered.NONE : new Answered(List.of(answers)));
    }

    private static <K, V> void keep(Set<K> wanted, K key, V value, Map<K, V> kept) {
        if (wanted.contains(key)) {
            kept.put(key, value);
        }
    }
}
