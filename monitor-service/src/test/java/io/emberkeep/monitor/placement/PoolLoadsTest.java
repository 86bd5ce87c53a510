package io.emberkeep.monitor.placement;

import static io.emberkeep.monitor.placement.Members.GB;
import static io.emberkeep.monitor.placement.Members.MACHINE;
import static io.emberkeep.monitor.placement.Members.T0;
import static io.emberkeep.monitor.placement.Members.member;
import static io.emberkeep.monitor.placement.Members.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.contract.load.LoadsMeasured;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PLACE-1: the loads of all members, by whoever measured them. */
class PoolLoadsTest {

    private final PoolLoads loads =
            new PoolLoads(List.of(member(1), member(2)), PlacementRules.DEFAULT);

    private List<String> hear(String by, LoadSample... samples) {
        return loads.hear(
                new LoadsMeasured(by, List.of(samples)), samples[samples.length - 1].at());
    }

    private Prediction predicted(int member, long second) {
        return loads.predict(member(member), T0.plusSeconds(second));
    }

    private static Prediction free(double gb) {
        return new Prediction.Known(new Usage(gb * GB, 400, 0), MACHINE, false);
    }

    @Test
    void eachMemberHasItsOwn() {
        assertThat(hear("RS1", sample(1, 5, 3, 0, 0), sample(2, 5, 6, 0, 0))).isEmpty();
        assertThat(predicted(1, 6)).isEqualTo(free(5));
        assertThat(predicted(2, 6)).isEqualTo(free(2));
    }

    @Test
    void serversThatAreNoMembersAreLeftToOthers() {
        assertThat(hear("RS1", sample(9, 5, 3, 0, 0))).isEmpty();
        assertThat(predicted(9, 6))
                .isEqualTo(new Prediction.Unknown("S9 is no member of this pool"));
    }

    @Test
    void whatAMemberMeasuredItselfComesBeforeWhatOthersMeasureOfIt() {
        hear("S1", sample(1, 5, 3, 0, 0));
        assertThat(hear("RS1", sample(1, 6, 7, 0, 0))).isEmpty();
        assertThat(predicted(1, 7)).isEqualTo(free(5));
    }

    @Test
    void whoDoesNotMeasureItselfAnyMoreIsMeasuredByOthersAgain() {
        hear("S1", sample(1, 5, 3, 0, 0));
        hear("RS1", sample(1, 70, 7, 0, 0));
        assertThat(predicted(1, 71)).isEqualTo(free(1));
    }

    @Test
    void whatIsRefusedIsSaidAndTheOthersCount() {
        assertThat(hear("RS1", sample(1, 5, -1, 0, 0), sample(2, 5, 6, 0, 0)))
                .singleElement()
                .asString()
                .startsWith("sample of S1: memory used is");
        assertThat(predicted(2, 6)).isEqualTo(free(2));
    }

    @Test
    void whoLeavesIsForgotten() {
        hear("RS1", sample(1, 5, 3, 0, 0));
        loads.configured(List.of(member(2)));
        loads.configured(List.of(member(1), member(2)));
        assertThat(predicted(1, 6)).isEqualTo(new Prediction.Unknown("no load of S1 is known"));
    }
}
