package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.acceptance.Outages.How;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Broker or database away while a server fails: nothing is recovered, {@code status} says so, and it is
 * recovered as soon as they are back. How long they are away: {@code -Doutage=60} seconds, a few by default.
 */
final class OutageTest {

    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("outage", 3));

    private final TestSystem system = TestSystem.shared();
    private final Walk walk = new Walk(system);
    private final Outages outages = new Outages(system);

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"broker, FROZEN", "database, KILLED"})
    void aFailureWhileAPartIsAwayIsRecoveredOnItsReturn(String part, How how) {
        goes(part, how);
    }

    /** The other two, on demand: {@code -Doutage=60}. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"broker, KILLED", "database, FROZEN"})
    void theSameTheOtherWay(String part, How how) {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                System.getProperty("outage") != null, "only with -Doutage=SECONDS");
        goes(part, how);
    }

    private void goes(String part, How how) {
        Assumptions.assumeTrue(
                System.getProperty("outage") != null,
                "only with -Doutage=SECONDS (docs/faults.md)");
        new Calm(system).restore();
        new Inventories(system).apply(Walk.SETTINGS);
        new Calm(system).awaitWatched();
        walk.awaitRest();
        var start = Instant.now();
        try (var callers = new Callers(system.address("127.21.14.106"))) {
            outages.begin(how, part);
            try {
                system.fault("shutdown", Walk.TARGET);
                outages.awaitShown(part);
                // What is tested is that time passes, and that nobody stands in meanwhile.
                Patience.pause(AWAY);
                assertThat(callers.first("Fb", start))
                        .as("a recovery without the " + part)
                        .isEmpty();
            } finally {
                outages.end(how, part);
            }
            Patience.until(
                    "the target serves again",
                    Duration.ofSeconds(90),
                    () ->
                            callers.first("Fb", start).isPresent()
                                    && callers.first(
                                                    Walk.TARGET,
                                                    callers.first("Fb", start).orElseThrow())
                                            .isPresent(),
                    () -> callers.changes().toString());
        }
        walk.awaitRest();
        outages.awaitGone(part);
        assertThat(new Calm(system).conflictsSince(start)).isEmpty();
    }
}
