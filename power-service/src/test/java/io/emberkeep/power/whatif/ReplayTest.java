package io.emberkeep.power.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.contract.inventory.PolicyFile;
import io.emberkeep.contract.load.LoadSample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A day on the sample pool whose outcome can be reckoned by hand. */
class ReplayTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-01T00:00:00Z");
    private static final List<String> SERVERS = List.of("M1", "M2", "W1", "W2", "F1", "F2");
    private static final String POLICY =
            """
            power:
              measuringPeriod: 1m
              staleAfter: 3m
              minimumTimes: {awake: 0s, asleep: 0s, moderate: 0s}
              payBack: none
              grace: 0s
            """;

    private static Inventory pool(String policy) {
        try {
            var text = Files.readString(Path.of("../samples/sample.yaml"));
            var pool = InventoryFile.read(text, "sample.yaml").inventory().orElseThrow();
            return PolicyFile.read(policy, "policy.yaml", pool).inventory().orElseThrow();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static LoadSample sample(String server, Instant at, double percent) {
        return new LoadSample(new ServerId(server), at, 1e8, 1e9, percent, 2, percent * 1e6, 256e6);
    }

    /** Nothing to do until noon, 60 % of every server from then on; a sample a minute. */
    private static Outcome day(String policy) {
        return day(policy, Duration.ZERO);
    }

    /** @param apart by how much each server of a minute is measured before the one that is told first */
    private static Outcome day(String policy, Duration apart) {
        var replay = new Replay(pool(policy));
        for (var minute = 0; minute < 24 * 60; minute++) {
            var at = MIDNIGHT.plus(Duration.ofMinutes(minute));
            for (var server : SERVERS) {
                replay.take(sample(server, at, minute < 12 * 60 ? 0 : 60));
                at = at.minus(apart);
            }
        }
        return replay.end();
    }

    /**
     * The fourth light in a row is judged at 00:04:00 and all three groups go light; at 00:05:00 RS2 is put to sleep,
     * 3 s, and then RS3, 3 s. The load of noon is judged at 12:01:00: both are woken, 35 s. So RS2 sleeps 42 957 s and
     * RS3 42 954 s, at 4 W instead of 60 W; and they fall asleep and wake for 76 s together, at 120 W instead of 60 W.
     */
    @Test
    void aDayReckonedByHand() {
        var outcome = day(POLICY);
        assertThat(outcome.kinds())
                .containsEntry(TransitionKind.GOING_LIGHT, 3)
                .containsEntry(TransitionKind.SLEEPING, 1)
                .containsEntry(TransitionKind.GOING_MODERATE, 3)
                .hasSize(3);
        assertThat(outcome.transitions().getFirst().at()).isEqualTo(MIDNIGHT.plusSeconds(240));
        var saved = 56.0 * (42_957 + 42_954) - 60.0 * (3 + 3 + 35 + 35);
        assertThat(outcome.account().saved().joules()).isCloseTo(saved, within(1e-3));
        var decided =
                outcome.account().savedBy().values().stream()
                        .mapToDouble(one -> one.joules())
                        .sum();
        assertThat(decided).isCloseTo(saved, within(1e-3));
        assertThat(outcome.refused()).isZero();
        assertThat(outcome.samples()).isEqualTo(6 * 24 * 60);
        // Each group's second server is back at 12:01:36 and was not measured yet when 12:02 was
        // judged.
        assertThat(outcome.unknown()).isEqualTo(Duration.ofMinutes(3));
        assertThat(outcome.to()).contains(MIDNIGHT.plus(Duration.ofDays(1)));
    }

    /** The reserve wants a host besides the one that fails: from 00:05:06, RS3 asleep, to 12:01:35, both awake again. */
    @Test
    void timeAtRiskIsWhileOneHostIsAwakeOrOneServerServes() {
        var outcome = day(POLICY);
        assertThat(outcome.lacking()).isEqualTo(Duration.ofSeconds(42_989));
        assertThat(outcome.alone())
                .isBetween(Duration.ofSeconds(43_050), Duration.ofSeconds(43_070));
        assertThat(outcome.atRisk()).isEqualTo(outcome.alone());
        var without = day(POLICY + "  reserve: {awakeHosts: 0, standbys: 1}\n");
        assertThat(without.lacking()).isZero();
        assertThat(without.account().saved()).isEqualTo(outcome.account().saved());
    }

    @Test
    void aPolicyThatKeepsHostsAwakeSavesLessAndRisksLess() {
        var careful = day(POLICY + "  reserve: {awakeHosts: 2, standbys: 1}\n");
        var usual = day(POLICY);
        assertThat(careful.account().saved()).isLessThan(usual.account().saved());
        assertThat(careful.account().saved().joules()).isPositive();
    }

    /** As the hypervisor-adapter looks at the hosts side by side. */
    @Test
    void samplesThatWereMeasuredTogetherMayDifferByMilliseconds() {
        var outcome = day(POLICY, Duration.ofMillis(2));
        assertThat(outcome.kinds()).isEqualTo(day(POLICY).kinds());
        assertThat(outcome.unknown()).isEqualTo(Duration.ofMinutes(3));
        assertThat(outcome.refused()).isZero();
    }

    @Test
    void theSameLoadsAndPolicyGiveTheSame() {
        assertThat(day(POLICY)).isEqualTo(day(POLICY));
    }

    @Test
    void withoutSamplesNothingBeginsAndWhatIsMissingMakesNobodyLight() {
        assertThat(new Replay(pool(POLICY)).end().from()).isEmpty();
        var replay = new Replay(pool(POLICY));
        for (var minute = 0; minute < 60; minute++) {
            replay.take(sample("W1", MIDNIGHT.plus(Duration.ofMinutes(minute)), 0));
        }
        var outcome = replay.end();
        assertThat(outcome.kinds()).doesNotContainKey(TransitionKind.SLEEPING);
        assertThat(outcome.unknown()).isPositive();
    }

    @Test
    void badAndUnknownSamplesAreCountedWithTheReasonOfTheFirst() {
        var replay = new Replay(pool(POLICY));
        replay.take(sample("W1", MIDNIGHT, 5));
        replay.take(sample("X9", MIDNIGHT, 5));
        replay.take(sample("W1", MIDNIGHT.minusSeconds(600), 5));
        var outcome = replay.end();
        assertThat(outcome.refused()).isEqualTo(2);
        assertThat(outcome.refusal()).contains("sample of X9: the pool has no such server");
    }
}
