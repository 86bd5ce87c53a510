package io.emberkeep.hypervisor.command;

import io.emberkeep.contract.id.Epoch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the guard knows.
 *
 * @param newest the newest epoch of each resource, from the configuration and from commands
 * @param lanes what runs and what waits, for each resource with something to do
 * @param answered answers given
 */
public record GuardState(
        Map<Resource, Epoch> newest, Map<Resource, Lane> lanes, Answered answered) {

    /** At the start. */
    public static final GuardState EMPTY = new GuardState(Map.of(), Map.of(), Answered.NONE);

    /**
     * One resource's commands.
     *
     * @param running the one that is at work
     * @param aborted whether that one was told to stop
     * @param waiting those after it, the first to come first
     */
    public record Lane(Order running, boolean aborted, List<Order> waiting) {

        /** How many may wait for one resource; a claim has one holder with a few steps. */
        public static final int MOST_WAITING = 32;

        public Lane {
            waiting = List.copyOf(waiting);
        }

        Lane with(Order last) {
            var all = new ArrayList<>(waiting);
            all.add(last);
            return new Lane(running, aborted, all);
        }
    }

    /** The newest epoch known of a resource. */
    public Epoch newest(Resource resource) {
        return newest.getOrDefault(resource, Epoch.ZERO);
    }

    /** Why the command may not act: a newer claim than its own is known; none if it may. */
    public Optional<String> stale(Order order) {
        return order.epochs().entrySet().stream()
                .filter(each -> each.getValue().olderThan(newest(each.getKey())))
                // A map has no order of its own: of several always the same one.
                .min(Map.Entry.comparingByKey())
                .map(
                        each ->
                                "stale epoch %s of %s: %s is known"
                                        .formatted(
                                                each.getValue(),
                                                each.getKey().id(),
                                                newest(each.getKey())));
    }

    GuardState knowing(Map<Resource, Epoch> epochs) {
        if (epochs.entrySet().stream()
                .noneMatch(each -> newest(each.getKey()).olderThan(each.getValue()))) {
            return this;
        }
        var more = new HashMap<>(newest);
        epochs.forEach(
                (resource, epoch) ->
                        more.merge(resource, epoch, (old, one) -> old.olderThan(one) ? one : old));
        return new GuardState(more, lanes, answered);
    }

    GuardState with(Resource resource, Optional<Lane> lane) {
        var others = new HashMap<>(lanes);
        lane.ifPresentOrElse(one -> others.put(resource, one), () -> others.remove(resource));
        return new GuardState(newest, others, answered);
    }

    GuardState with(Answered more) {
        return new GuardState(newest, lanes, more);
    }
}
