package io.emberkeep.contract.structure;

import static io.emberkeep.contract.structure.Members.all;
import static io.emberkeep.contract.structure.Members.apart;
import static io.emberkeep.contract.structure.Members.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** TOP-2, and how a circle closes (P2P-3, Fig. 4 of P). */
class PeerToPeerTest {

    private static List<Assignment> of(int members, String... apart) {
        return new PeerToPeer().assign(all(members), apart(apart));
    }

    @Test
    void thePredecessorActsAndTheSuccessorSeesItToo() {
        assertThat(words(of(4), 1)).containsExactly("S1→S2", "S2→S3", "S3→S4", "S4→S1");
        assertThat(words(of(4), 2)).containsExactlyInAnyOrder("S3→S2", "S4→S3", "S1→S4", "S2→S1");
    }

    @Test
    void theCircleClosesWithoutOneThatFailed() { // Fig. 4(a)
        assertThat(words(of(4, "S2"), 1)).containsExactly("S1→S3", "S3→S4", "S4→S1");
        assertThat(words(of(4, "S2"), 2)).containsExactlyInAnyOrder("S4→S3", "S1→S4", "S3→S1");
    }

    @Test
    void twoThatAreLeftWatchEachOtherAndBothAct() { // Fig. 4(b)
        assertThat(words(of(4, "S2", "S3"), 1)).containsExactly("S1→S4", "S4→S1");
        assertThat(words(of(4, "S2", "S3"), 2)).isEmpty();
    }

    @Test
    void eightMakeTwoGroupsAndFewerMakeOne() {
        assertThat(sizes(8)).containsExactly(4, 4);
        for (var count = 1; count < 8; count++) {
            assertThat(sizes(count)).containsExactly(count);
        }
    }

    @Test
    void aRemainderEnlargesGroupsRatherThanLeavingOneOfFewerThanFour() {
        assertThat(sizes(9)).containsExactly(4, 5);
        assertThat(sizes(11)).containsExactly(5, 6);
        for (var count = 4; count < 300; count++) {
            assertThat(sizes(count)).hasSize(count / 4).allMatch(size -> size >= 4 && size < 8);
        }
    }

    private static List<Integer> sizes(int members) {
        return Circles.ofAtLeast(all(members), 4).all().stream().map(List::size).toList();
    }
}
