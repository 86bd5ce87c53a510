package io.emberkeep.power.load;

import static io.emberkeep.power.load.Measured.GIGABIT;
import static io.emberkeep.power.load.Measured.T0;
import static io.emberkeep.power.load.Measured.sample;
import static io.emberkeep.power.load.Measured.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadSample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The three equations of SPEC section 3. */
class GroupLoadTest {

    private static final GroupId WEB = new GroupId("Web");
    private static final ServerId W1 = new ServerId("W1");
    private static final ServerId W2 = new ServerId("W2");
    private static final ServerId WB = new ServerId("Wb");
    private static final Offset<Double> ROUNDING = within(1e-9);

    private static GroupLoad.Known known(LoadSample... samples) {
        var windows = new HashMap<ServerId, LoadWindow>();
        for (var sample : samples) {
            windows.put(sample.server(), window(sample));
        }
        return (GroupLoad.Known)
                GroupLoad.of(
                        WEB,
                        Stream.of(samples).map(LoadSample::server).toList(),
                        windows,
                        T0,
                        LoadRules.DEFAULT);
    }

    private static String unknown(List<ServerId> inOperation, Map<ServerId, LoadWindow> windows) {
        return switch (GroupLoad.of(
                WEB, inOperation, windows, T0.plusSeconds(40), LoadRules.DEFAULT)) {
            case GroupLoad.Known known -> throw new AssertionError(known);
            case GroupLoad.Unknown(_, var reason) -> reason;
        };
    }

    @Test
    void memoryIsWhatIsUsedOfWhatThereIs() {
        var load =
                known(
                        new LoadSample(W1, T0, 1e9, 2e9, 0, 1, 0, GIGABIT),
                        new LoadSample(W2, T0, 1e9, 6e9, 0, 1, 0, GIGABIT));
        assertThat(load.loads().memory().value()).isCloseTo(25, ROUNDING);
    }

    @Test
    void processorsCountByTheirCores() {
        var load =
                known(
                        new LoadSample(W1, T0, 0, 1, 80, 1, 0, GIGABIT),
                        new LoadSample(W2, T0, 0, 1, 20, 3, 0, GIGABIT));
        assertThat(load.loads().cpu().value()).isCloseTo(35, ROUNDING);
    }

    @Test
    void theNetworkIsRatedBothWays() {
        var load =
                known(
                        new LoadSample(W1, T0, 0, 1, 0, 1, 64e6, GIGABIT),
                        new LoadSample(W2, T0, 0, 1, 0, 1, 0, GIGABIT));
        assertThat(load.loads().network().value()).isCloseTo(12.5, ROUNDING);
    }

    @Test
    void aStandbyThatStandsInIsMeasuredInItsTargetsPlace() { // SIF-10c
        var load = known(sample(WB, T0, 10, 30, 10), sample(W2, T0, 10, 10, 10));
        assertThat(load.loads().cpu().value()).isCloseTo(20, ROUNDING);
    }

    @Test
    void aServerWithoutSamplesMakesItUnknown() {
        assertThat(
                        unknown(
                                List.of(W1, W2),
                                Map.of(W1, window(sample(W1, T0.plusSeconds(35), 1, 1, 1)))))
                .isEqualTo("no sample of W2 yet");
    }

    @Test
    void aServerWithStaleSamplesMakesItUnknown() {
        assertThat(unknown(List.of(W1), Map.of(W1, window(sample(W1, T0, 1, 1, 1)))))
                .isEqualTo("no sample of W1 for 40 s");
    }

    @Test
    void aGroupWithNobodyInOperationIsUnknown() {
        assertThat(unknown(List.of(), Map.of())).isEqualTo("no server of Web is in operation");
    }

    @Test
    void whoIsNotInOperationDoesNotCount() {
        var windows =
                Map.of(W1, window(sample(W1, T0, 1, 10, 1)), W2, window(sample(W2, T0, 1, 90, 1)));
        var load = (GroupLoad.Known) GroupLoad.of(WEB, List.of(W1), windows, T0, LoadRules.DEFAULT);
        assertThat(load.loads().cpu().value()).isCloseTo(10, ROUNDING);
    }

    @Test
    void onOneServerTheLoadOfTwoIsForeseenDouble() {
        var load = known(sample(W1, T0, 20, 15, 10), sample(W2, T0, 20, 15, 10));
        var alone = load.onto(List.of(W1), 1).orElseThrow();
        assertThat(alone.memory().value()).isCloseTo(40, ROUNDING);
        assertThat(alone.cpu().value()).isCloseTo(30, ROUNDING);
        assertThat(alone.network().value()).isCloseTo(20, ROUNDING);
        assertThat(load.onto(List.of(W1), 0.5).orElseThrow().memory().value())
                .isCloseTo(30, ROUNDING);
        assertThat(load.onto(List.of(WB), 1)).isEmpty();
    }

    @Test
    void aPercentageIsANumberFromNothingOn() {
        assertThat(new Percent(41)).hasToString("41 %");
        assertThat(new Percent(30.24)).hasToString("30.2 %");
        assertThatThrownBy(() -> new Percent(Double.NaN)).hasMessage("NaN is no percentage");
        assertThatThrownBy(() -> new Percent(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
