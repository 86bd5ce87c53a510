package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two sif-services side by side: one that dies or stands still is not noticed beyond three seconds. */
final class TwoSifsTest {

    private static final Duration NOTICED = Duration.ofSeconds(3);

    private final TestSystem system = TestSystem.shared();
    private final Calm calm = new Calm(system);

    @Test
    void oneKilledIsNotNoticed() {
        for (var victim : List.of("sif-1", "sif-2")) {
            calm.restore();
            var other = victim.equals("sif-1") ? system.secondSif() : system.sif();
            system.command("part", "kill", victim).ok();
            assertThat(slowestAnswer(other, 20)).as("without " + victim).isLessThan(NOTICED);
            system.command("part", "start", victim).ok();
        }
    }

    @Test
    void oneStoppedInsideATransactionIsNotNoticedBeyondThreeSeconds() throws Exception {
        calm.restore();
        var pid = pid("sif-1");
        try (var database = connect()) {
            stopInsideATransaction(pid, database);
            try {
                assertThat(slowestAnswer(system.secondSif(), 5)).isLessThan(NOTICED);
            } finally {
                signal("CONT", pid);
            }
        }
        Patience.until(
                "sif-1 answers again",
                Duration.ofSeconds(20),
                () -> Http.get(system.sif() + "/pools").size() == 1,
                () -> system.log("sif-1"));
        assertThat(slowestAnswer(system.sif(), 5)).isLessThan(NOTICED);
    }

    private long pid(String part) {
        return system.run().path("parts").path(part).path("pid").asLong();
    }

    private Connection connect() throws SQLException {
        var database = system.run().path("database");
        return DriverManager.getConnection(
                database.path("url").asText(),
                database.path("user").asText(),
                database.path("password").asText());
    }

    /** How long the slowest of so many changes of mode took through one sif-service. */
    private static Duration slowestAnswer(String sif, int changes) {
        var slowest = Duration.ZERO;
        for (var i = 0; i <= changes; i++) {
            var mode = i % 2 == 0 && i < changes ? "REPORT_ONLY" : "ARMED";
            var begin = Instant.now();
            setMode(sif, mode).ok();
            var took = Duration.between(begin, Instant.now());
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
        }
        return slowest;
    }

    private static Http.Reply setMode(String sif, String mode) {
        return Http.send(
                "PUT",
                sif + "/pools/" + TestSystem.POOL + "/mode",
                "application/json",
                "{\"mode\":\"%s\"}".formatted(mode));
    }

    /** Stops the process again and again while both replicas are at work, until it holds a transaction. */
    private void stopInsideATransaction(long pid, Connection database) throws Exception {
        var seen = new ArrayList<String>();
        for (var attempt = 0; attempt < 400; attempt++) {
            makeFirst();
            var load = Thread.ofVirtual().start(() -> slowestAnswer(system.secondSif(), 3));
            Patience.pause(Duration.ofMillis(3 + attempt % 23));
            signal("STOP", pid);
            if (holdsATransaction(database, seen)) {
                return;
            }
            signal("CONT", pid);
            load.join();
        }
        throw new AssertionError(
                "sif-1 was never caught inside a transaction: "
                        + seen.stream().distinct().toList());
    }

    /** Whoever applied the last signal is given a head start by the other: that is to be sif-1. */
    private void makeFirst() {
        var other = pid("sif-2");
        signal("STOP", other);
        try {
            setMode(system.sif(), "ARMED").ok();
        } finally {
            signal("CONT", other);
        }
    }

    private static boolean holdsATransaction(Connection database, List<String> seen)
            throws SQLException {
        try (var statement = database.createStatement();
                var rows =
                        statement.executeQuery(
                                "select state from pg_stat_activity"
                                        + " where application_name = 'sif-1' and state is not null")) {
            var holds = false;
            while (rows.next()) {
                seen.add(rows.getString(1));
                holds |= rows.getString(1).startsWith("idle in transaction");
            }
            return holds;
        }
    }

    private static void signal(String name, long pid) {
        Shell.run(
                        java.util.Map.of(),
                        Duration.ofSeconds(5),
                        List.of("kill", "-" + name, Long.toString(pid)))
                .ok();
    }
}
