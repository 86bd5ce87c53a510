package io.emberkeep.contract.structure;

import io.emberkeep.contract.id.ServerId;
import java.util.List;
import java.util.Set;

/**
 * Each member watches the next one, and the last the first (TOP-3). A pool with more members forms several rings.
 *
 * @param largest how many members one ring has at most, while all are up; at least five, so that no ring has fewer than three
 */
public record Ring(int largest) implements Structure {

    /** How large a ring is where nothing is said (TOP-3). */
    public static final Ring OF_THE_PAPER = new Ring(32);

    private static final int LEAST = 5;

    public Ring {
        if (largest < LEAST) {
            throw new IllegalArgumentException(
                    "a ring of at most %d members: it takes at least %d, so that none has fewer than three"
                            .formatted(largest, LEAST));
        }
    }

    /** Each has one before it and another after it. */
    @Override
    public int fewest() {
        return 3;
    }

    @Override
    public List<Assignment> assign(List<ServerId> members, Set<ServerId> apart) {
        return Circles.ofAtMost(members, largest).closedWithout(apart).stream()
                .flatMap(circle -> Circles.pairs(circle, Assignment::first))
                .toList();
    }
}
