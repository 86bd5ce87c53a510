package io.emberkeep.monitor.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.monitor.heartbeat.Roll.Silent;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who runs which DBSS: the papers' figures (SEQUENCES.md), and TOP-1. {@code S2@S1} is the DBSS of target S2 on member S1. */
class DutiesTest {

    private static final String[] SIX = {"S1", "S2", "S3", "S4", "S5", "S6"};
    private static final String[] FOUR = {"S1", "S2", "S3", "S4"};
    private static final String[] NORMAL = {"S1@S6", "S2@S1", "S3@S2", "S4@S3", "S5@S4", "S6@S5"};

    @Test
    void aDedicatedMemberWatchesAllInOperation() { // TOP-1
        assertThat(Circle.dedicated().dbssOn("MS")).containsExactly("S1@MS", "S2@MS", "S3@MS");
    }

    @Test
    void aStandbyIsNotWatchedWhileItsIncidentIsOpen() { // DBSS-11
        assertThat(Circle.dedicated().covered("S2", "MS").dbssOn("MS"))
                .containsExactly("S1@MS", "S2@MS", "S3@MS");
    }

    @Test
    void aStandbyIsWatchedOnceItsTargetIsGivenUp() { // DBSS-11
        assertThat(Circle.dedicated().givenUp("S2", "MS").dbssOn("MS"))
                .containsExactly("S1@MS", "S2@MS", "S2b@MS", "S3@MS");
    }

    @Test
    void eachWatchesTheNextInANormalRing() { // TOP-3
        assertThat(Circle.ring().dbssOn(SIX)).containsExactlyInAnyOrder(NORMAL);
    }

    @Test
    void whoIsNoMemberWatchesNobody() {
        assertThat(Circle.ring().dbssOn("MS", "stranger", "S1b")).isEmpty();
    }

    @Test
    void theWatcherOfAFailedOneWatchesTheNextToo() { // R Fig. 10(a) step 2
        assertThat(Circle.ring().fails("S2", "S1").dbssOn(SIX))
                .containsExactlyInAnyOrder("S2@S1", "S3@S1", "S4@S3", "S5@S4", "S6@S5", "S1@S6");
    }

    @Test
    void neighboursThatFailAreTheSameMembers() { // R Fig. 10(b) step 2
        assertThat(Circle.ring().fails("S2", "S1").fails("S3", "S1").dbssOn(SIX))
                .containsExactlyInAnyOrder("S2@S1", "S3@S1", "S4@S1", "S5@S4", "S6@S5", "S1@S6");
    }

    @Test
    void threeNeighboursToo() { // R Fig. 10(c) step 2
        var ring = Circle.ring().fails("S2", "S1").fails("S3", "S1").fails("S4", "S1");
        assertThat(ring.dbssOn(SIX))
                .containsExactlyInAnyOrder("S2@S1", "S3@S1", "S4@S1", "S5@S1", "S6@S5", "S1@S6");
    }

    @Test
    void whoRecoversAMemberGoesOnWithItsOpenIncidents() { // R Fig. 10(d)
        assertThat(Circle.ring().fails("S2", "S1").fails("S1", "S6").dbssOn(SIX))
                .containsExactlyInAnyOrder("S1@S6", "S2@S6", "S3@S6", "S4@S3", "S5@S4", "S6@S5");
    }

    @Test
    void whoIsBackHasItsPlaceAndTheOthersKeepWhatTheyRecover() { // R Fig. 11(a)
        assertThat(Circle.ring().fails("S3", "S1").dbssOn(SIX))
                .containsExactlyInAnyOrder(
                        "S2@S1", "S3@S1", "S3@S2", "S4@S2", "S5@S4", "S6@S5", "S1@S6");
    }

    @Test
    void nobodyIsDroppedBeforeItsOwnWatcherIsThere() { // RING-2 i
        var s1 = Duties.of(Circle.ring().pool(), new MemberId("S1"));
        var s3 = Set.of(new ServerId("S3"));
        assertThat(s1.watched(s3, new Silent(Set.of(new ServerId("S2")), Set.of())))
                .contains(new ServerId("S3"));
        assertThat(s1.watched(s3, Silent.NOBODY)).containsExactly(new ServerId("S2"));
    }

    private static Set<ServerId> servers(String... names) {
        return Stream.of(names).map(ServerId::new).collect(Collectors.toSet());
    }

    @Test
    void neighboursThatAreSilentAreWatchedBeforeAnythingIsConfirmed() { // RING-2 iii, R Fig.
        // 10(b) step 1
        var s1 = Duties.of(Circle.ring().pool(), new MemberId("S1"));
        var silent = new Silent(servers("S2", "S3"), Set.of());
        assertThat(s1.watched(Set.of(), silent)).isEqualTo(servers("S2", "S3", "S4"));
    }

    @Test
    void oneThatIsSilentAtTwoTicksIsNotTrustedToWatch() {
        var s1 = Duties.of(Circle.ring().pool(), new MemberId("S1"));
        var once = new Silent(servers("S2"), Set.of());
        assertThat(s1.watched(Set.of(), once)).isEqualTo(servers("S2"));
        var twice = new Silent(servers("S2"), servers("S2"));
        assertThat(s1.watched(Set.of(), twice)).isEqualTo(servers("S2", "S3"));
    }

    @Test
    void aCircleOfWhichNobodyIsLeftIsWatchedByTheOneBeforeIt() {
        var two = Circle.rings().fails("S4", "S6");
        var gone = servers("S5", "S6");
        var s3 = Duties.of(two.pool(), new MemberId("S3"));
        assertThat(s3.watched(Set.of(), new Silent(gone, gone)))
                .isEqualTo(servers("S1", "S4", "S5", "S6"));
        var s2 = Duties.of(two.pool(), new MemberId("S2"));
        assertThat(s2.watched(Set.of(), new Silent(gone, gone))).isEqualTo(servers("S3"));
    }

    @Test
    void whoIsTheLastOfItsCircleIsWatchedByTheOneBeforeIt() {
        var two = Circle.rings();
        var gone = servers("S5", "S6");
        var s3 = Duties.of(two.pool(), new MemberId("S3"));
        assertThat(s3.watched(Set.of(), new Silent(gone, gone))).contains(new ServerId("S4"));
    }

    @Test
    void whereTheOthersOfTheGroupAreSilentWhoeverRunsWatchesAll() {
        var group = Circle.group().givenUp("S1", "S4").givenUp("S2", "S4");
        var gone = servers("S3", "S4");
        var s1 = Duties.of(group.pool(), new MemberId("S1"));
        assertThat(s1.watched(Set.of(), Silent.NOBODY)).isEmpty();
        assertThat(s1.watched(Set.of(), new Silent(gone, gone))).containsAll(gone);
    }

    @Test
    void nobodyWatchesItself() {
        var s1 = Duties.of(Circle.ring().pool(), new MemberId("S1"));
        var all = servers("S2", "S3", "S4", "S5", "S6");
        assertThat(s1.watched(servers("S1"), new Silent(all, all))).isEqualTo(all);
    }

    @Test
    void whereFewerThanTwoAreLeftWhoeverRunsWatchesAll() {
        var group = Circle.group().givenUp("S1", "S4").givenUp("S2", "S4").givenUp("S3", "S4");
        assertThat(group.dbssOn("S2", "S4"))
                .contains("S1@S2", "S4@S2", "S1@S4", "S2@S4", "S3@S4", "S1b@S2", "S1b@S4");
    }

    @Test
    void eachIsWatchedByTheOneBeforeAndTheOneAfter() { // TOP-2
        assertThat(Circle.group().dbssOn(FOUR))
                .containsExactlyInAnyOrder(
                        "S2@S1", "S4@S1", "S1@S2", "S3@S2", "S2@S3", "S4@S3", "S1@S4", "S3@S4");
        assertThat(Circle.group().first("S3", "S2")).contains("S1");
        assertThat(Circle.group().first("S1", "S2")).isEmpty();
    }

    @Test
    void theFirstTakesTheDutyOfTheFailedOneAndTheSecondWatchesTheFirst() { // P Fig. 4(a) steps 2, 3
        assertThat(Circle.group().fails("S2", "S1").dbssOn(FOUR))
                .containsExactlyInAnyOrder(
                        "S2@S1", "S2@S3", "S3@S1", "S3@S4", "S1@S4", "S1@S3", "S4@S3", "S4@S1");
    }

    @Test
    void whereTheFirstFailedTooTheSecondActs() { // P2P-4, P Fig. 4(b)
        var group = Circle.group();
        assertThat(group.first("S4", "S3")).contains("S2");
        assertThat(group.fails("S2", "S1").first("S4", "S3")).isEmpty();
    }

    @Test
    void whoHasASecondThatIsThereNeedsNoThird() { // P2P-4
        var s1 = Duties.of(Circle.group().pool(), new MemberId("S1"));
        var two = new Silent(servers("S2", "S3"), Set.of());
        assertThat(s1.watched(Set.of(), two)).isEqualTo(servers("S2", "S4"));
        var three = new Silent(servers("S2", "S3", "S4"), Set.of());
        assertThat(s1.watched(Set.of(), three)).isEqualTo(servers("S2", "S3", "S4"));
    }

    @Test
    void theCircleClosesWithoutWhoIsGivenUp() { // P2P-3 D
        var group = Circle.group().givenUp("S2", "S1");
        assertThat(group.dbssOn(FOUR))
                .contains("S3@S1", "S4@S3", "S1@S4", "S3@S4", "S4@S1", "S1@S3");
        assertThat(group.first("S4", "S3")).contains("S1");
    }

    @Test
    void aStandbyAndItsMemberFailAtOnceAndEachHasWhoActs() { // P2P-5, P Fig. 4(c)
        var group = Circle.group().givenUp("S2", "S1");
        assertThat(group.first("S4", "S1")).isEmpty();
        assertThat(group.dbssOn("S3")).contains("S2b@S3");
        assertThat(group.first("S3", "S2b")).contains("S1");
        assertThat(group.fails("S1", "S4").first("S3", "S2b")).isEmpty();
    }
}
