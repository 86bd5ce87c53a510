package io.emberkeep.contract.structure;

import io.emberkeep.contract.id.ServerId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Management groups of four, each in a circle: a target is watched by its predecessor, who acts, and by its successor, who
 * waits for the other's word (TOP-2, P2P-1). Two that are left watch each other, and both act.
 */
public record PeerToPeer() implements Structure {

    private static final int OF_A_GROUP = 4;

    @Override
    public List<Assignment> assign(List<ServerId> members, Set<ServerId> apart) {
        return Circles.ofAtLeast(members, OF_A_GROUP).closedWithout(apart).stream()
                .flatMap(PeerToPeer::assign)
                .toList();
    }

    /** Each has one before it and another after it. */
    @Override
    public int fewest() {
        return 3;
    }

    private static Stream<Assignment> assign(List<ServerId> circle) {
        var first = Circles.pairs(circle, Assignment::first);
        return circle.size() < 3
                ? first
                : Stream.concat(first, Circles.pairs(circle.reversed(), Assignment::second));
    }
}
