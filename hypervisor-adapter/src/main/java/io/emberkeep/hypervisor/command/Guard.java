package io.emberkeep.hypervisor.command;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.hypervisor.command.GuardState.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Stands in front of the hands (DESIGN rule 5): no older epoch, nothing late, one at a time for a
 * resource, the same answer to the same message. Decides, and does nothing.
 */
public final class Guard {

    private Guard() {}

    /** The next state and what is to be done, in that order. */
    public record Decision(GuardState state, List<GuardEffect> effects) {
        public Decision {
            effects = List.copyOf(effects);
        }
    }

    /** The same state and input give the same decision. */
    public static Decision decide(GuardState state, GuardInput input) {
        var effects = new ArrayList<GuardEffect>();
        var next =
                switch (input) {
                    case GuardInput.Arrived arrived -> arrived(state, arrived, effects);
                    case GuardInput.Finished finished -> finished(state, finished, effects);
                    case GuardInput.EpochsKnown(var epochs) ->
                            dismissStale(state.knowing(epochs), effects);
                    case GuardInput.AnswerRemembered(var id, var answer) ->
                            state.with(state.answered().plus(id, answer));
                };
        return new Decision(next, effects);
    }

    private static GuardState arrived(
            GuardState before, GuardInput.Arrived input, List<GuardEffect> effects) {
        var order = input.order();
        // Also a command that is not carried out tells which claims there were.
        var state = dismissStale(before.knowing(order.epochs()), effects);
        var given = state.answered().to(order.id());
        if (given.isPresent()) {
            effects.add(
                    input.old()
                            ? new GuardEffect.Ignore(order, "it was answered before the start")
                            : new GuardEffect.ReplyAgain(order, given.get()));
            return state;
        }
        if (isAtWork(state, order)) {
            effects.add(new GuardEffect.Ignore(order, "it is being carried out already"));
            return state;
        }
        if (late(order, order.arrivedAt())) {
            if (input.old()) {
                effects.add(new GuardEffect.Ignore(order, "its deadline passed before the start"));
                return state;
            }
            return refuse(state, order, lateness(order), effects);
        }
        var stale = state.stale(order);
        if (stale.isPresent()) {
            effects.add(new GuardEffect.PutAside(order, stale.get()));
            return refuse(state, order, stale.get(), effects);
        }
        var unclaimed = unclaimed(order);
        return unclaimed.isPresent()
                ? refuse(state, order, unclaimed.get(), effects)
                : enqueue(state, order, effects);
    }

    private static GuardState enqueue(GuardState state, Order order, List<GuardEffect> effects) {
        var lane = state.lanes().get(order.resource());
        if (lane == null) {
            effects.add(new GuardEffect.Begin(order));
            return state.with(order.resource(), Optional.of(new Lane(order, false, List.of())));
        }
        if (lane.waiting().size() >= Lane.MOST_WAITING) {
            return refuse(
                    state,
                    order,
                    "%d commands wait for %s already"
                            .formatted(lane.waiting().size(), order.resource().id()),
                    effects);
        }
        return state.with(order.resource(), Optional.of(lane.with(order)));
    }

    private static GuardState finished(
            GuardState state, GuardInput.Finished input, List<GuardEffect> effects) {
        var lane = state.lanes().get(input.order().resource());
        if (lane == null || !lane.running().id().equals(input.order().id())) {
            return state;
        }
        effects.add(new GuardEffect.Reply(input.order(), input.answer()));
        var next = state.with(state.answered().plus(input.order().id(), input.answer()));
        var waiting = new ArrayList<>(lane.waiting());
        while (!waiting.isEmpty()) {
            var first = waiting.removeFirst();
            if (!late(first, input.now())) {
                effects.add(new GuardEffect.Begin(first));
                return next.with(first.resource(), Optional.of(new Lane(first, false, waiting)));
            }
            next = refuse(next, first, lateness(first), effects);
        }
        return next.with(input.order().resource(), Optional.empty());
    }

    /** Stops what runs and refuses what waits of claims that are over (DESIGN rule 4). */
    private static GuardState dismissStale(GuardState state, List<GuardEffect> effects) {
        var next = state;
        // A map has no order of its own: the same state gives the same effects in the same order.
        for (var entry : new TreeMap<>(state.lanes()).entrySet()) {
            var lane = entry.getValue();
            var stale = state.stale(lane.running());
            if (stale.isPresent() && !lane.aborted()) {
                effects.add(new GuardEffect.Abort(lane.running(), stale.get()));
            }
            var kept = new ArrayList<Order>();
            for (var waiting : lane.waiting()) {
                var why = state.stale(waiting);
                if (why.isPresent()) {
                    next = refuse(next, waiting, why.get(), effects);
                } else {
                    kept.add(waiting);
                }
            }
            next =
                    next.with(
                            entry.getKey(),
                            Optional.of(
                                    new Lane(
                                            lane.running(),
                                            lane.aborted() || stale.isPresent(),
                                            kept)));
        }
        return next;
    }

    private static GuardState refuse(
            GuardState state, Order order, String reason, List<GuardEffect> effects) {
        var answer = new CommandAnswer.NotBegun(reason);
        effects.add(new GuardEffect.Reply(order, answer));
        return state.with(state.answered().plus(order.id(), answer));
    }

    private static boolean isAtWork(GuardState state, Order order) {
        var lane = state.lanes().get(order.resource());
        return lane != null
                && (lane.running().id().equals(order.id())
                        || lane.waiting().stream().anyMatch(one -> one.id().equals(order.id())));
    }

    private static boolean late(Order order, Instant now) {
        return !now.isBefore(order.command().deadline());
    }

    private static String lateness(Order order) {
        return "its deadline passed at " + order.command().deadline();
    }

    /** Whoever acts has claimed: the server or host itself; a host is woken for a server's sake too. */
    private static Optional<String> unclaimed(Order order) {
        var wanted = order.command().condition();
        if (order.onlyLooks()) {
            return Optional.empty();
        }
        var claimed =
                wanted instanceof Condition.HostOn
                        ? !order.command().epochs().isEmpty()
                        : order.epochs().containsKey(order.resource());
        return claimed
                ? Optional.empty()
                : Optional.of(
                        "it carries no epoch of %s: whoever acts claims first"
                                .formatted(wanted.resource()));
    }
}
