package io.emberkeep.monitor.dbss;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.monitor.structure.Circle;
import org.junit.jupiter.api.Test;

/** S3 is second for S2 in a management group, and S1 acts first (P2P-1, P2P-2); and who takes over what another watched (RING-2). */
class SecondTest {

    private static TargetView view(Circle group, String target, String member) {
        return Views.of(group.pool(), new ServerId(target), new MemberId(member)).orElseThrow();
    }

    private static Driver confirmed(String target, String member) {
        return Driver.watching(view(Circle.group(), target, member))
                .tick()
                .examined(Samples.network())
                .examined(Samples.network());
    }

    @Test
    void theFirstClaimsAtOnce() {
        assertThat(confirmed("S2", "S1").phase()).isInstanceOf(Phase.Claiming.class);
    }

    @Test
    void theSecondWaitsForTheFirstOnesWord() { // P2P-1
        var second = confirmed("S2", "S3");
        assertThat(second.phase()).isInstanceOf(Phase.ToldToWait.class);
        assertThat(second.steps()).last().asString().endsWith("TOLD_TO_WAIT");
    }

    @Test
    void whileTheFirstRecoversTheSecondStandsAside() { // P2P-1
        var second =
                confirmed("S2", "S3")
                        .configured(view(Circle.group().fails("S2", "S1"), "S2", "S3"));
        assertThat(second.phase()).isInstanceOf(Phase.StandingAside.class);
    }

    @Test
    void ifTheFirstIsInTroubleTooTheSecondActs() { // P2P-2
        var second =
                confirmed("S2", "S3")
                        .configured(view(Circle.group().fails("S1", "S4"), "S2", "S3"));
        assertThat(second.phase()).isInstanceOf(Phase.Claiming.class);
    }

    @Test
    void ifTheFirstSaysNothingForAnIntervalTheSecondLooksAgainAndActs() { // P2P-2
        var second = confirmed("S2", "S3").ring("told-to-wait").examined(Samples.network());
        assertThat(second.phase()).isInstanceOf(Phase.Claiming.class);
    }

    @Test
    void whoIsWellByThenIsLeftAlone() {
        var second = confirmed("S2", "S3").ring("told-to-wait").examined(Samples.well());
        assertThat(second.phase()).isInstanceOf(Phase.Watching.class);
    }

    @Test
    void whereTheFirstHasFailedBeforeTheSecondActsAtOnce() { // P2P-4
        var fallen = Circle.group().fails("S2", "S1");
        var second =
                Driver.watching(view(fallen, "S3", "S4"))
                        .tick()
                        .examined(Samples.network())
                        .examined(Samples.network());
        assertThat(second.phase()).isInstanceOf(Phase.Claiming.class);
    }

    @Test
    void whatAnotherWatchedIsActedOnAtTheFirstLook() { // RING-2
        var view = view(Circle.ring().fails("S2", "S1"), "S3", "S1");
        var fresh = new Driver(view, true).tick().examined(Samples.network());
        assertThat(fresh.phase()).isInstanceOf(Phase.Reexamining.class);
        var afterAStart = new Driver(view, false).tick().examined(Samples.network());
        assertThat(afterAStart.phase()).isInstanceOf(Phase.Watching.class);
    }
}
