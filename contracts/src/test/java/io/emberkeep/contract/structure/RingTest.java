package io.emberkeep.contract.structure;

import static io.emberkeep.contract.structure.Members.all;
import static io.emberkeep.contract.structure.Members.apart;
import static io.emberkeep.contract.structure.Members.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emberkeep.contract.id.ServerId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** TOP-3, and whom a ring closes without (RING-3). */
class RingTest {

    private static List<String> ring(int members, String... apart) {
        return words(Ring.OF_THE_PAPER.assign(all(members), apart(apart)), 1);
    }

    @Test
    void eachWatchesTheNextAndTheLastTheFirst() {
        assertThat(ring(6)).containsExactly("S1→S2", "S2→S3", "S3→S4", "S4→S5", "S5→S6", "S6→S1");
    }

    @Test
    void withOneFailureTheWatcherTakesTheFailedOnesSuccessor() { // RING-3, Fig. 10(a) of R
        assertThat(ring(6, "S2")).containsExactly("S1→S3", "S3→S4", "S4→S5", "S5→S6", "S6→S1");
    }

    @Test
    void withThreeNeighboursFailingItTakesTheFirstThatIsLeft() { // Fig. 10(c) of R
        assertThat(ring(6, "S2", "S3", "S4")).containsExactly("S1→S5", "S5→S6", "S6→S1");
    }

    @Test
    void theFailureOfTheFirstClosesTheRingAcrossItsEnd() { // Fig. 10(d) of R
        assertThat(ring(6, "S1", "S2")).containsExactly("S3→S4", "S4→S5", "S5→S6", "S6→S3");
    }

    @Test
    void twoWatchEachOtherAndOneAloneIsWatchedByNobody() {
        assertThat(ring(2)).containsExactly("S1→S2", "S2→S1");
        assertThat(ring(1)).isEmpty();
        assertThat(ring(0)).isEmpty();
        assertThat(ring(3, "S1", "S3")).isEmpty();
    }

    @Test
    void aLargePoolFormsSeveralRingsOfNearlyEqualSize() {
        for (var count = 1; count < 400; count++) {
            var rings = Circles.ofAtMost(all(count), 32).all();
            var sizes = rings.stream().map(List::size).collect(Collectors.toSet());
            assertThat(rings).hasSize(Math.ceilDiv(count, 32));
            assertThat(sizes).allMatch(size -> size <= 32 && (size >= 3 || rings.size() == 1));
            assertThat(sizes.stream().mapToInt(size -> size).max().orElse(0))
                    .isLessThanOrEqualTo(sizes.stream().mapToInt(size -> size).min().orElse(0) + 1);
        }
    }

    @Test
    void whoIsLeftAloneInItsRingJoinsTheOneBefore() {
        var ring = new Ring(5);
        assertThat(words(ring.assign(all(9), apart("S5", "S6", "S7", "S8")), 1))
                .containsExactly("S1→S2", "S2→S3", "S3→S4", "S4→S9", "S9→S1");
        assertThat(words(ring.assign(all(6), apart("S1", "S2")), 1))
                .containsExactly("S3→S4", "S4→S5", "S5→S6", "S6→S3");
    }

    @Test
    void aRingThatCouldLeaveFewerThanThreeTogetherIsRefused() {
        assertThatThrownBy(() -> new Ring(4)).hasMessageContaining("at least 5");
    }

    @Test
    void whoIsApartAndUnknownIsOfNoMatter() {
        assertThat(Ring.OF_THE_PAPER.assign(all(3), Set.of(new ServerId("S9")))).hasSize(3);
    }
}
