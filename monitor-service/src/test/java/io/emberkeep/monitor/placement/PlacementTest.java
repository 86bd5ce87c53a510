package io.emberkeep.monitor.placement;

import static io.emberkeep.monitor.placement.Members.GB;
import static io.emberkeep.monitor.placement.Members.MACHINE;
import static io.emberkeep.monitor.placement.Members.T0;
import static io.emberkeep.monitor.placement.Members.load;
import static io.emberkeep.monitor.placement.Members.member;
import static io.emberkeep.monitor.placement.Members.ready;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.emberkeep.contract.inventory.ServerDefinition.ServerType;
import io.emberkeep.monitor.heartbeat.Standing;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PLACE-1: remaining capacities, selection value, who is a candidate. */
class PlacementTest {

    private static final Offset<Double> NEARLY = within(1e-9);
    private static final Prediction IDLE = load(8, 400, 0);

    private static Placement choose(ServerType type, Candidate... members) {
        return Placement.choose(member(2), type, List.of(members), PlacementRules.DEFAULT);
    }

    private static double score(ServerType type, Candidate one) {
        return ((Verdict.Scored) choose(type, one).verdicts().getFirst()).score();
    }

    private static String why(Candidate one) {
        var placement = choose(ServerType.CPU, one);
        assertThat(placement.chosen()).isEmpty();
        assertThat(placement.verdicts()).singleElement().isInstanceOf(Verdict.NoCandidate.class);
        return placement.verdicts().getFirst().sentence();
    }

    @Test
    void remainingCapacitiesAreTheEquations() {
        var half = Remaining.of(new Usage(4 * GB, 198, 64_000), MACHINE);
        assertThat(half.memory()).isCloseTo(50, NEARLY); // 100 * 4 / 8
        assertThat(half.cpu()).isCloseTo(50, NEARLY); // 100 * (198 + 4) / (400 + 4)
        assertThat(half.network()).isCloseTo(75, NEARLY); // 100 * (256 - 64) / 256
    }

    @Test
    void aMachineThatDoesNothingHasAHundredOfEach() {
        assertThat(Remaining.of(new Usage(8 * GB, 400, 0), MACHINE))
                .isEqualTo(new Remaining(100, 100, 100));
    }

    @Test
    void aMachineThatIsFullHasAHundredthOfItsCpuAndNoneOfTheRest() {
        var none = Remaining.of(new Usage(0, 0, 300_000), MACHINE);
        assertThat(none.memory()).isZero();
        assertThat(none.cpu()).isCloseTo(400.0 / 404, NEARLY); // 100 * (0 + 4) / (400 + 4)
        assertThat(none.network()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "CPU, 52.5", // 0.5 * 50 + 0.4 * 50 + 0.1 * 75
        "NETWORK, 60", // 0.5 * 50 + 0.1 * 50 + 0.4 * 75
        "CPU_NET, 56.25" // 0.5 * 50 + 0.25 * 50 + 0.25 * 75
    })
    void theWeightsAreThoseOfTheFailedServersType(ServerType type, double expected) {
        assertThat(score(type, ready(1, load(4, 198, 64_000), 0))).isCloseTo(expected, NEARLY);
    }

    @Test
    void aRunningVmCostsAHundred() {
        assertThat(score(ServerType.CPU, ready(1, load(4, 198, 64_000), 1)))
                .isCloseTo(-47.5, NEARLY);
        assertThat(
                        choose(
                                        ServerType.CPU,
                                        ready(1, IDLE, 1),
                                        ready(3, load(0.5, 10, 250_000), 0))
                                .chosen())
                .contains(member(3));
    }

    @Test
    void theLargestValueWins() {
        assertThat(
                        choose(
                                        ServerType.CPU,
                                        ready(1, load(3, 300, 0), 0),
                                        ready(3, load(6, 300, 0), 0),
                                        ready(4, load(4, 300, 0), 0))
                                .chosen())
                .contains(member(3));
    }

    @Test
    void whatTheFailedServerNeedsDecides() {
        var muchCpu = ready(1, load(4, 400, 128_000), 0);
        var muchNetwork = ready(3, load(4, 200, 0), 0);
        assertThat(choose(ServerType.CPU, muchCpu, muchNetwork).chosen()).contains(member(1));
        assertThat(choose(ServerType.NETWORK, muchCpu, muchNetwork).chosen()).contains(member(3));
    }

    @Test
    void ofEqualsTheLowerNumberInGroupIsTaken() {
        assertThat(
                        choose(
                                        ServerType.CPU,
                                        ready(6, IDLE, 0),
                                        ready(3, IDLE, 0),
                                        ready(5, IDLE, 0))
                                .chosen())
                .contains(member(3));
    }

    @Test
    void theTargetIsNoCandidate() {
        assertThat(why(ready(2, IDLE, 0))).isEqualTo("S2: none, because it is the one that failed");
    }

    @Test
    void whoIsNotInGroupIsNoCandidate() {
        assertThat(why(new Candidate(member(3), 3, false, new Standing.Fresh(T0), IDLE, true, 0)))
                .isEqualTo("S3: none, because it is not in group");
    }

    @Test
    void whoseHeartbeatIsNotFreshIsNoCandidate() {
        assertThat(
                        why(
                                new Candidate(
                                        member(3),
                                        3,
                                        true,
                                        new Standing.Stale("S3 was never heard, for 12s"),
                                        IDLE,
                                        true,
                                        0)))
                .isEqualTo("S3: none, because S3 was never heard, for 12s");
        assertThat(why(new Candidate(member(3), 3, true, new Standing.Awaited(T0), IDLE, true, 0)))
                .contains("not heard yet");
    }

    @Test
    void whoseLoadsAreNotFreshIsNoCandidate() {
        assertThat(why(ready(3, new Prediction.Unknown("no load of S3 is known"), 0)))
                .isEqualTo("S3: none, because no load of S3 is known");
    }

    @Test
    void whoHasNoFreeStandbyIsNoCandidate() {
        assertThat(why(new Candidate(member(3), 3, true, new Standing.Fresh(T0), IDLE, false, 0)))
                .isEqualTo("S3: none, because no standby on it is free");
    }

    @Test
    void nobodyIsChosenAmongNobody() {
        assertThat(choose(ServerType.CPU).chosen()).isEmpty();
    }

    @Test
    void ofEachMemberItIsSaidWhy() {
        assertThat(
                        choose(ServerType.CPU, ready(3, load(4, 198, 64_000), 1), ready(2, IDLE, 0))
                                .verdicts())
                .extracting(Verdict::sentence)
                .containsExactly(
                        "S2: none, because it is the one that failed",
                        "S3: -47.5 (memory 50.0 %, CPU 50.0 %, network 75.0 % free; 1 VMs running)");
    }

    @Test
    void fewerThanNoVmsCannotBe() {
        assertThatThrownBy(() -> ready(1, IDLE, -1)).hasMessageContaining("cannot be");
    }
}
