package io.emberkeep.hypervisor.keeping;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.decision.Core;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.hypervisor.command.Guard;
import io.emberkeep.hypervisor.command.GuardEffect;
import io.emberkeep.hypervisor.command.GuardInput;
import io.emberkeep.hypervisor.command.GuardState;
import io.emberkeep.hypervisor.command.Order;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A decision of the guard, to be kept (DESIGN rule 11). */
public final class GuardKeeping {

    private GuardKeeping() {}

    /**
     * Whether it is kept: it is about an incident and decides something. A repetition of what is known, and
     * looks and polls that are simply carried out, decide nothing: what is steady makes no messages.
     */
    public static boolean isKept(GuardInput input, Guard.Decision decision) {
        return orders(input, decision).anyMatch(order -> order.command().incident().isPresent())
                && switch (input) {
                    case GuardInput.AnswerRemembered _ -> false;
                    case GuardInput.EpochsKnown _ -> !decision.effects().isEmpty();
                    case GuardInput.Finished(var order, _, _) ->
                            !decision.effects().isEmpty() && !onlyLooks(order);
                    case GuardInput.Arrived(var order, _) -> isNews(order, decision);
                };
    }

    private static boolean isNews(Order order, Guard.Decision decision) {
        var begun = true;
        for (var effect : decision.effects()) {
            if (effect instanceof GuardEffect.Ignore) {
                return false;
            }
            begun &= effect instanceof GuardEffect.Begin;
        }
        return !(begun && onlyLooks(order));
    }

    private static boolean onlyLooks(Order order) {
        return order.onlyLooks()
                || order.command().condition() instanceof Condition.ServerConnected;
    }

    /**
     * The decision as it is kept; of any decision, also of one that is not. Of all that the guard knows it has
     * what this decision can depend on.
     *
     * @param at when it was decided, for an input that does not say
     */
    public static KeptDecision of(
            GuardState before, GuardInput input, Guard.Decision decision, Instant at) {
        var part = new Part(before, input);
        return KeptDecision.ofIncidents(
                Core.GUARD,
                orders(input, decision)
                        .map(Order::command)
                        .map(Command::incident)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList(),
                orders(input, decision)
                        .findFirst()
                        .map(order -> order.resource().id().value())
                        .orElse("nobody"),
                at,
                Stories.of(before, input, decision),
                KeptDecision.Facts.of(
                        part.of(before), input, part.of(decision.state()), decision.effects()));
    }

    /** In which pool; none if it is about no command. */
    public static Optional<PoolId> pool(GuardInput input, Guard.Decision decision) {
        return orders(input, decision).findFirst().map(Order::pool);
    }

    /** The commands that it is about, the one that came first. */
    private static Stream<Order> orders(GuardInput input, Guard.Decision decision) {
        return Stream.concat(
                switch (input) {
                    case GuardInput.Arrived(var order, _) -> Stream.of(order);
                    case GuardInput.Finished(var order, CommandAnswer _, _) -> Stream.of(order);
                    case GuardInput.EpochsKnown _, GuardInput.AnswerRemembered _ -> Stream.empty();
                },
                decision.effects().stream().map(GuardEffect::order));
    }
}
