package io.emberkeep.monitor.heartbeat;

import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.structure.Assignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Dynamic management extension (RING-2 iii): who sees two or more successors in a row silent examines each of them and the
 * first healthy one after them at this very tick, so that neighbours that fail at once are recovered at once.
 */
public final class Extension {

    private static final int ROW = 2;

    private Extension() {}

    /**
     * Whom a member watches in addition to those that are assigned to it.
     *
     * @param assignments who watches whom now, of the member's circle or of the whole pool; only priority 1 counts
     * @param me the member
     * @param stale who is silent, or not well
     * @return in the order of the circle, after the member's own target; never the member itself; empty if fewer than two
     *     successors in a row are stale
     */
    public static List<ServerId> of(
            List<Assignment> assignments, MemberId me, Set<ServerId> stale) {
        var own =
                assignments.stream()
                        .filter(one -> one.priority() == 1 && one.manager().equals(me))
                        .map(Assignment::target)
                        .toList();
        if (own.stream().noneMatch(stale::contains)) {
            return List.of();
        }
        var next = successors(assignments);
        var myself = new ServerId(me.value());
        return own.stream()
                .map(first -> watched(first, next, myself, stale))
                .flatMap(List::stream)
                .distinct()
                .filter(target -> !own.contains(target))
                .toList();
    }

    private static Map<ServerId, ServerId> successors(List<Assignment> assignments) {
        var next = new HashMap<ServerId, ServerId>();
        for (var one : assignments) {
            if (one.priority() == 1) {
                next.putIfAbsent(new ServerId(one.manager().value()), one.target());
            }
        }
        return next;
    }

    /** The row of silent ones that begins with a successor, and the first healthy one after it, if the row is long enough. */
    private static List<ServerId> watched(
            ServerId first, Map<ServerId, ServerId> next, ServerId me, Set<ServerId> stale) {
        var row = new ArrayList<ServerId>();
        var seen = new HashSet<ServerId>();
        var one = first;
        while (one != null && !one.equals(me) && stale.contains(one) && seen.add(one)) {
            row.add(one);
            one = next.get(one);
        }
        if (row.size() < ROW) {
            return List.of();
        }
        if (one != null && !one.equals(me) && !seen.contains(one)) {
            row.add(one);
        }
        return row;
    }
}
