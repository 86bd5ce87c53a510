package io.emberkeep.acceptance;

import static io.emberkeep.acceptance.Patience.until;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Brings the shared system back to where a scenario starts, by the means that operators have. */
final class Calm {

    private static final Duration BOUND = Duration.ofSeconds(90);
    private static final Set<String> RESTING = Set.of("GIVEN_UP", "HELD");
    private static final Set<String> OVER = Set.of("RECOVERED", "REFUSED");

    private final TestSystem system;

    Calm(TestSystem system) {
        this.system = system;
    }

    /** No fault, everything returned, armed, every server in operation on its own VIP. */
    void restore() {
        Http.send("DELETE", system.testbed() + "/faults", null, null).ok();
        Http.send("PUT", system.pool() + "/mode", "application/json", "{\"mode\":\"ARMED\"}").ok();
        for (var server : List.of("M1", "M2", "W1", "W2", "F1", "F2")) {
            if (system.server(server).path("maintenance").asBoolean()) {
                system.command("maintenance", "off", server).ok();
            }
        }
        until("every incident is over", BOUND, this::allOver, () -> open().toString());
        Http.send("POST", system.testbed() + "/reset", null, null).ok();
        for (var server : List.of("M1", "M2", "W1", "W2", "F1", "F2")) {
            until(
                    server + " serves",
                    BOUND,
                    () -> system.server(server).path("state").asText().equals("serving"),
                    () -> system.server(server).toString());
        }
    }

    private boolean allOver() {
        returnAll();
        return open().isEmpty();
    }

    /** Orders the return of each target that was given up or is held. */
    void returnAll() {
        open().stream()
                .filter(one -> RESTING.contains(one.path("state").asText()))
                .forEach(one -> system.command("return", one.path("target").asText()));
    }

    private List<JsonNode> open() {
        return system.incidents().stream()
                .filter(one -> !OVER.contains(one.path("state").asText()))
                .toList();
    }

    /** Waits until every target was examined under the settings of now. */
    void awaitWatched() {
        Patience.pause(twoIntervals());
    }

    /**
     * The next moment at which targets are examined (SYNC-1): a script that begins there has its fault
     * {@code at 15s} in the middle of an interval, as the papers' experiments have.
     */
    Instant nextTick() {
        var interval = Math.round(10_000 * TestSystem.SCALE);
        return Instant.ofEpochMilli((Instant.now().toEpochMilli() / interval + 1) * interval);
    }

    /** Two monitoring intervals of the scenarios. */
    Duration twoIntervals() {
        return Duration.ofMillis(Math.round(20_000 * TestSystem.SCALE));
    }

    /** Whenever two servers would have answered on one VIP, as the testbed saw it. */
    List<String> conflictsSince(Instant start) {
        return TestSystem.stream(system.truth().path("conflicts"))
                .filter(one -> !Instant.parse(one.path("from").asText()).isBefore(start))
                .map(JsonNode::toString)
                .toList();
    }
}
