package io.emberkeep.contract.structure;

import io.emberkeep.contract.id.ServerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A pool's members in circles of nearly equal size, by their numbers. Which circle a member is in follows from all
 * members and not from those that are up, so that one that leaves changes its own circle only.
 *
 * @param all the circles, while all members are up
 */
record Circles(List<List<ServerId>> all) {

    /** As few circles as there can be, none larger than that. */
    static Circles ofAtMost(List<ServerId> members, int largest) {
        return split(members, Math.ceilDiv(members.size(), largest));
    }

    /** As many circles as there can be, none smaller than that, if there are so many members at all. */
    static Circles ofAtLeast(List<ServerId> members, int least) {
        return split(members, Math.max(1, members.size() / least));
    }

    private static Circles split(List<ServerId> members, int count) {
        var circles = new ArrayList<List<ServerId>>();
        var from = 0;
        for (var i = 0; i < count; i++) {
            var to = from + (members.size() - from) / (count - i);
            circles.add(List.copyOf(members.subList(from, to)));
            from = to;
        }
        return new Circles(circles);
    }

    /**
     * The circles closed without those that failed. One who would be alone joins the circle before his, the first one
     * that after it. Only who is alone in the whole pool is watched by nobody.
     */
    List<List<ServerId>> closedWithout(Set<ServerId> apart) {
        var closed = new ArrayList<List<ServerId>>();
        for (var circle : all) {
            var up = circle.stream().filter(member -> !apart.contains(member)).toList();
            if (up.size() == 1 && !closed.isEmpty()
                    || !up.isEmpty() && !closed.isEmpty() && closed.getLast().size() == 1) {
                closed.add(both(closed.removeLast(), up));
            } else if (!up.isEmpty()) {
                closed.add(up);
            }
        }
        return closed.stream().filter(circle -> circle.size() > 1).toList();
    }

    /** Each with the next, and the last with the first. */
    static Stream<Assignment> pairs(
            List<ServerId> circle, BiFunction<ServerId, ServerId, Assignment> with) {
        return IntStream.range(0, circle.size())
                .mapToObj(i -> with.apply(circle.get(i), circle.get((i + 1) % circle.size())));
    }

    private static List<ServerId> both(List<ServerId> some, List<ServerId> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
