package io.emberkeep.monitor.heartbeat;

import static io.emberkeep.monitor.heartbeat.Beats.members;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.structure.Assignment;
import io.emberkeep.contract.structure.PeerToPeer;
import io.emberkeep.contract.structure.Ring;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** RING-2 iii, dynamic management extension. */
class ExtensionTest {

    private static final List<Assignment> RING_OF_SIX =
            Ring.OF_THE_PAPER.assign(members(6), Set.of());

    private static Set<ServerId> stale(String... names) {
        return Stream.of(names).map(ServerId::new).collect(Collectors.toSet());
    }

    private static List<String> watched(List<Assignment> assignments, String me, String... silent) {
        return Extension.of(assignments, new MemberId(me), stale(silent)).stream()
                .map(ServerId::value)
                .toList();
    }

    /** {@code X@Y} of everybody that is not silent, as SEQUENCES.md writes it. */
    private static List<String> dbsss(String... silent) {
        return RING_OF_SIX.stream()
                .flatMap(
                        one -> {
                            var me = one.manager().value();
                            var more =
                                    stale(silent).contains(new ServerId(me))
                                            ? List.<String>of()
                                            : watched(RING_OF_SIX, me, silent);
                            return Stream.concat(Stream.of(one.target().value()), more.stream())
                                    .filter(_ -> !stale(silent).contains(new ServerId(me)))
                                    .map(target -> target + "@" + me);
                        })
                .toList();
    }

    @Test
    void twoSilentNeighboursAndTheFirstHealthyOneAreWatchedAtOnce() { // Fig. 10(b) of R, step 1
        assertThat(watched(RING_OF_SIX, "S1", "S2", "S3")).containsExactly("S3", "S4");
        assertThat(dbsss("S2", "S3"))
                .containsExactlyInAnyOrder("S2@S1", "S3@S1", "S4@S1", "S5@S4", "S6@S5", "S1@S6");
    }

    @Test
    void threeSilentNeighboursAndTheFirstHealthyOneAreWatchedAtOnce() { // Fig. 10(c) of R, step 1
        assertThat(watched(RING_OF_SIX, "S1", "S2", "S3", "S4")).containsExactly("S3", "S4", "S5");
        assertThat(dbsss("S2", "S3", "S4"))
                .containsExactlyInAnyOrder("S2@S1", "S3@S1", "S4@S1", "S5@S1", "S6@S5", "S1@S6");
    }

    @Test
    void oneSilentSuccessorIsTheNormalCaseAndExtendsNothing() {
        assertThat(watched(RING_OF_SIX, "S1", "S2")).isEmpty();
        assertThat(watched(RING_OF_SIX, "S1", "S2", "S4", "S5")).isEmpty();
    }

    @Test
    void aRowThatDoesNotBeginWithTheOwnTargetIsAnothers() {
        assertThat(watched(RING_OF_SIX, "S1", "S3", "S4")).isEmpty();
        assertThat(watched(RING_OF_SIX, "S2", "S3", "S4")).containsExactly("S4", "S5");
    }

    @Test
    void aRowGoesAcrossTheEndOfTheRing() {
        assertThat(watched(RING_OF_SIX, "S4", "S5", "S6", "S1")).containsExactly("S6", "S1", "S2");
    }

    @Test
    void whoIsLeftAloneWatchesAllOthersAndNotItself() {
        assertThat(watched(RING_OF_SIX, "S1", "S2", "S3", "S4", "S5", "S6"))
                .containsExactly("S3", "S4", "S5", "S6");
        assertThat(watched(RING_OF_SIX, "S1", "S1", "S2", "S3", "S4", "S5", "S6"))
                .containsExactly("S3", "S4", "S5", "S6");
    }

    @Test
    void aPairHasNobodyElseToWatch() {
        var two = Ring.OF_THE_PAPER.assign(members(2), Set.of());
        assertThat(watched(two, "S1", "S2")).isEmpty();
    }

    @Test
    void ringsDoNotReachIntoEachOther() {
        var two = new Ring(5).assign(members(10), Set.of());
        assertThat(watched(two, "S4", "S5", "S1", "S2", "S3", "S6"))
                .containsExactly("S1", "S2", "S3");
    }

    @Test
    void onlyWhoActsFirstExtends() {
        var group = new PeerToPeer().assign(members(4), Set.of());
        assertThat(watched(group, "S1", "S2", "S3")).containsExactly("S3", "S4");
        assertThat(watched(group, "S4", "S2", "S3")).isEmpty();
    }
}
