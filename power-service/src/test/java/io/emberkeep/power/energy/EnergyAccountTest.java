package io.emberkeep.power.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.inventory.HostDefinition.PowerDraw;
import io.emberkeep.contract.inventory.PowerSettings.Price;
import io.emberkeep.power.energy.HostSpan.Doing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** PSS-10. */
class EnergyAccountTest {

    private static final HostId RS1 = new HostId("RS1");
    private static final HostId RS2 = new HostId("RS2");
    private static final HostId RS3 = new HostId("RS3");
    private static final PowerDraw DRAW = new PowerDraw(60, 120, 4);
    private static final Map<HostId, PowerDraw> WATTS = Map.of(RS1, DRAW, RS2, DRAW, RS3, DRAW);
    private static final Instant T0 = Instant.parse("2026-11-01T00:00:00Z");
    private static final DecisionName NIGHT = new DecisionName("night");
    private static final Offset<Double> ROUNDING = within(1e-9);

    private static HostSpan hours(HostId host, Doing doing, int from, int to) {
        return new HostSpan(
                host, doing, T0.plus(Duration.ofHours(from)), T0.plus(Duration.ofHours(to)));
    }

    @Test
    void oneOfThreeHostsOnIsAboutOneThirdOfThePower() {
        var account =
                EnergyAccount.of(
                        List.of(
                                hours(RS1, new Doing.Awake(0), 0, 10),
                                hours(RS2, new Doing.Asleep(NIGHT), 0, 10),
                                hours(RS3, new Doing.Asleep(NIGHT), 0, 10)),
                        WATTS);
        assertThat(account.used().kilowattHours()).isCloseTo(0.68, ROUNDING);
        assertThat(account.alwaysOn().kilowattHours()).isCloseTo(1.8, ROUNDING);
        assertThat(account.savedPercent()).isCloseTo(100 * 112.0 / 180, ROUNDING);
        var suspended = 2 * DRAW.suspended() / (3 * DRAW.idle());
        assertThat(account.used().joules() / account.alwaysOn().joules())
                .isLessThanOrEqualTo(1.0 / 3 + suspended + 1e-9);
    }

    @Test
    void aBusyHostDrawsBetweenIdleAndBusy() {
        var account = EnergyAccount.of(List.of(hours(RS1, new Doing.Awake(0.5), 0, 1)), WATTS);
        assertThat(account.used().kilowattHours()).isCloseTo(0.09, ROUNDING);
        assertThat(account.saved()).isEqualTo(Energy.NONE);
    }

    @Test
    void eachDecisionIsAccountedLessWhatItsWakesCost() {
        var day = new DecisionName("day");
        var wake =
                new HostSpan(
                        RS3,
                        new Doing.Changing(day),
                        T0.plus(Duration.ofHours(1)),
                        T0.plus(Duration.ofMinutes(61)));
        var account =
                EnergyAccount.of(
                        List.of(
                                hours(RS2, new Doing.Asleep(NIGHT), 0, 2),
                                hours(RS3, new Doing.Asleep(day), 0, 1),
                                wake),
                        WATTS);
        assertThat(account.savedBy().get(NIGHT).joules()).isCloseTo(112 * 3600, ROUNDING);
        assertThat(account.savedBy().get(day).joules()).isCloseTo(56 * 3600 - 60 * 60, ROUNDING);
    }

    @Test
    void aDecisionThatDidNotPayIsNegative() {
        var account = EnergyAccount.of(List.of(hours(RS2, new Doing.Changing(NIGHT), 0, 1)), WATTS);
        assertThat(account.savedBy().get(NIGHT)).isLessThan(Energy.NONE);
        assertThat(account.saved()).isLessThan(Energy.NONE);
    }

    @Test
    void aHostThatIsOffForAnotherReasonSavesNothing() {
        var account = EnergyAccount.of(List.of(hours(RS2, new Doing.Off(), 0, 9)), WATTS);
        assertThat(account).isEqualTo(EnergyAccount.EMPTY);
    }

    @Test
    void aHostWithoutWattsIsNamedAndNotCounted() {
        var account =
                EnergyAccount.of(List.of(hours(RS1, new Doing.Awake(1), 0, 9)), Map.of(RS2, DRAW));
        assertThat(account.unaccounted()).containsExactly(RS1);
        assertThat(account.used()).isEqualTo(Energy.NONE);
        assertThat(account.savedPercent()).isZero();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Doing.Awake(1.2))
                .hasMessage("a host is busy between 0 and 1, not 1.2");
        assertThatThrownBy(() -> new Doing.Awake(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> hours(RS1, new Doing.Off(), 2, 1))
                .hasMessageContaining("before it begins");
        assertThatThrownBy(() -> new DecisionName(" ")).hasMessageContaining("name");
        assertThatThrownBy(
                        () ->
                                EnergyAccount.of(
                                        List.of(
                                                hours(RS1, new Doing.Awake(0), 0, 2),
                                                hours(RS1, new Doing.Off(), 1, 3)),
                                        WATTS))
                .hasMessageContaining("RS1 does two things at once");
    }

    @Test
    void energyIsMoneyAndCarbonDioxide() {
        var tariff = new Tariff(Optional.of(new Price(0.30, "EUR")), Optional.of(400.0));
        var tenKilowattHours = Energy.of(1000, Duration.ofHours(10));
        assertThat(tenKilowattHours.kilowattHours()).isCloseTo(10, ROUNDING);
        assertThat(tariff.money(tenKilowattHours).orElseThrow()).isCloseTo(3, ROUNDING);
        assertThat(tariff.kilogramsOfCo2(tenKilowattHours).orElseThrow()).isCloseTo(4, ROUNDING);
        assertThatThrownBy(() -> new Tariff(Optional.of(new Price(-1, "EUR")), Optional.empty()))
                .hasMessageContaining("price is -1.0");
    }

    /** What each decision saved comes, together, to what was saved in all. */
    @Property(tries = 300)
    void theDecisionsAddUpToTheWhole(@ForAll long seed) {
        var random = new Random(seed);
        var spans = new ArrayList<HostSpan>();
        for (var host : List.of(RS1, RS2, RS3)) {
            for (var hour = 0; hour < 24; hour++) {
                var by = new DecisionName("d" + random.nextInt(4));
                Doing doing =
                        switch (random.nextInt(4)) {
                            case 0 -> new Doing.Asleep(by);
                            case 1 -> new Doing.Changing(by);
                            case 2 -> new Doing.Off();
                            default -> new Doing.Awake(random.nextDouble());
                        };
                spans.add(hours(host, doing, hour, hour + 1));
            }
        }
        var account = EnergyAccount.of(spans, WATTS);
        var sum = account.savedBy().values().stream().mapToDouble(Energy::joules).sum();
        assertThat(account.saved().joules()).isCloseTo(sum, within(1e-3));
    }
}
