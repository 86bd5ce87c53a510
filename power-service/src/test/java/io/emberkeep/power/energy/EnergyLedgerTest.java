package io.emberkeep.power.energy;

import static io.emberkeep.power.energy.Records.NIGHT;
import static io.emberkeep.power.energy.Records.RS2;
import static io.emberkeep.power.energy.Records.RS3;
import static io.emberkeep.power.energy.Records.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.emberkeep.contract.energy.EnergyUsed;
import io.emberkeep.contract.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Parts are metered, written, read and added up. */
class EnergyLedgerTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Offset<Double> ROUNDING = within(1e-6);

    /** Four hosts of 60 W idle and 4 W asleep; two of them asleep: 128 W instead of 240 W. */
    private static final double USED = 128;

    private static final double ALWAYS_ON = 240;

    private final EnergyLedger ledger = new EnergyLedger();

    private static Records night() {
        return new Records().asleep(RS2, T0.minusSeconds(600)).asleep(RS3, T0.minusSeconds(600));
    }

    private static EnergyUsed part(Instant from, Instant to) {
        var meter = new EnergyMeter(from);
        meter.advance(night().get(), Map.of(), to);
        return meter.close(Duration.ZERO).getFirst();
    }

    private static EnergyUsed sent(EnergyUsed part) {
        try {
            return Json.mapper()
                    .readValue(Json.mapper().writeValueAsString(part), EnergyUsed.class);
        } catch (JsonProcessingException bad) {
            throw new AssertionError(bad);
        }
    }

    private EnergyLedger.Total all() {
        return ledger.since(Optional.empty(), List.of());
    }

    @Test
    void whatIsMeteredIsWhatIsReadBack() {
        var meter = new EnergyMeter(T0);
        for (var second = 10; second <= 180; second += 10) {
            meter.advance(night().get(), Map.of(), T0.plusSeconds(second));
            meter.close(MINUTE).forEach(part -> assertThat(ledger.take(sent(part))).isTrue());
        }
        assertThat(ledger.end()).contains(T0.plusSeconds(180));
        var total = all();
        assertThat(total.counted()).isEqualTo(Duration.ofMinutes(3));
        assertThat(total.account().used().joules()).isCloseTo(USED * 180, ROUNDING);
        assertThat(total.account().alwaysOn().joules()).isCloseTo(ALWAYS_ON * 180, ROUNDING);
        assertThat(total.account().savedBy().get(new DecisionName(NIGHT.value())).joules())
                .isCloseTo((ALWAYS_ON - USED) * 180, ROUNDING);
    }

    @Test
    void nothingCountsTwice() {
        var part = part(T0, T0.plusSeconds(60));
        assertThat(ledger.take(part)).isTrue();
        assertThat(ledger.take(part)).isFalse();
        assertThat(ledger.take(part(T0.plusSeconds(15), T0.plusSeconds(45)))).isFalse();
        assertThat(all().counted()).isEqualTo(MINUTE);
    }

    /** A pool went to another power-service, which began before the last part of the first one was written. */
    @Test
    void ofAPartThatOverlapsTheShareThatIsNewCounts() {
        ledger.take(part(T0, T0.plusSeconds(60)));
        assertThat(ledger.take(part(T0.plusSeconds(30), T0.plusSeconds(90)))).isTrue();
        assertThat(all().counted()).isEqualTo(Duration.ofSeconds(90));
        assertThat(all().account().used().joules()).isCloseTo(USED * 90, ROUNDING);
        var open = List.of(part(T0.plusSeconds(80), T0.plusSeconds(120)));
        var total = ledger.since(Optional.empty(), open);
        assertThat(total.counted()).isEqualTo(Duration.ofSeconds(120));
        assertThat(total.account().used().joules()).isCloseTo(USED * 120, ROUNDING);
    }

    /** A process that died counts on from where the account ends: the records say what was meanwhile. */
    @Test
    void aTimeThatNobodySawIsCountedFromTheRecordsIfItIsShort() {
        ledger.take(part(T0, T0.plusSeconds(60)));
        var next = new EnergyMeter(ledger.end().orElseThrow());
        next.advance(night().get(), Map.of(), T0.plusSeconds(600));
        next.close(Duration.ZERO).forEach(ledger::take);
        assertThat(all().counted()).isEqualTo(Duration.ofMinutes(10));
        assertThat(all().account().used().joules()).isCloseTo(USED * 600, ROUNDING);
    }

    @Test
    void ofALongTimeThatNobodySawNothingIsClaimed() {
        var meter = new EnergyMeter(T0);
        meter.advance(night().get(), Map.of(), T0.plusSeconds(60));
        meter.advance(night().get(), Map.of(), T0.plusSeconds(7200));
        meter.advance(night().get(), Map.of(), T0.plusSeconds(7260));
        assertThat(meter.close(Duration.ZERO)).hasSize(2).allMatch(ledger::take);
        var total = all();
        assertThat(total.counted()).isEqualTo(Duration.ofMinutes(2));
        assertThat(total.to()).contains(T0.plusSeconds(7260));
        assertThat(total.account().used().joules()).isCloseTo(USED * 120, ROUNDING);
    }

    @Test
    void sinceAMomentTheShareOfAPartCounts() {
        ledger.take(part(T0, T0.plusSeconds(60)));
        var open = part(T0.plusSeconds(60), T0.plusSeconds(90));
        var total = ledger.since(Optional.of(T0.plusSeconds(45)), List.of(open));
        assertThat(total.from()).contains(T0.plusSeconds(45));
        assertThat(total.counted()).isEqualTo(Duration.ofSeconds(45));
        assertThat(total.account().used().joules()).isCloseTo(USED * 45, ROUNDING);
    }

    @Test
    void monthsAreKeptByTheHourAndAddUpToTheSame() {
        var hours = 24 * 30;
        for (var quarter = 0; quarter < 4 * hours; quarter++) {
            var from = T0.plus(Duration.ofMinutes(15L * quarter));
            ledger.take(part(from, from.plus(Duration.ofMinutes(15))));
        }
        assertThat(all().counted()).isEqualTo(Duration.ofHours(hours));
        assertThat(all().account().used().kilowattHours())
                .isCloseTo(USED * hours / 1000, within(1e-6));
        var day = ledger.since(Optional.of(T0.plus(Duration.ofDays(29))), List.of());
        assertThat(day.account().used().kilowattHours()).isCloseTo(USED * 24 / 1000, within(1e-6));
    }

    @Test
    void whatIsOpenAndWasTakenMeanwhileDoesNotCountTwice() {
        var part = part(T0, T0.plusSeconds(60));
        ledger.take(part);
        assertThat(ledger.since(Optional.empty(), List.of(part)).counted()).isEqualTo(MINUTE);
    }
}
