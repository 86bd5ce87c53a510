package io.emberkeep.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the pool's records by REST all the time, and keeps what may never be seen in them. */
final class Records implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(100);

    private final TestSystem system;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Long> epochs = new HashMap<>();
    private final Thread thread;
    private long revision;
    private int looks;
    private volatile boolean closed;

    Records(TestSystem system) {
        this.system = system;
        this.thread = Thread.ofPlatform().daemon().name("records").start(this::run);
    }

    private void run() {
        while (!closed) {
            try {
                look(Http.get(system.pool() + "/configuration"));
            } catch (UncheckedIOException | AssertionError away) {
                // A sif-service that was killed, or whose database was, cannot be asked now.
                Patience.pause(PACE);
            }
            Patience.pause(PACE);
        }
    }

    private synchronized void look(JsonNode configuration) {
        looks++;
        var now = configuration.path("revision").asLong();
        if (now < revision) {
            faults.add("revision %d after %d".formatted(now, revision));
        }
        revision = now;
        places(configuration)
                .forEach(
                        (server, places) -> {
                            if (places.size() != 1) {
                                faults.add(
                                        "revision %d: %s stands in %s"
                                                .formatted(now, server, places));
                            }
                        });
        for (var hold : configuration.path("holds")) {
            var epoch = hold.path("epoch").asLong();
            var before = epochs.merge(hold.path("resource").asText(), epoch, Math::max);
            if (epoch < before) {
                faults.add(
                        "revision %d: the epoch of %s is %d after %d"
                                .formatted(now, hold.path("resource").asText(), epoch, before));
            }
        }
    }

    /** In which records each server stands; a target in whose place a standby serves is <em>replaced</em>. */
    private static Map<String, List<String>> places(JsonNode configuration) {
        var places = new TreeMap<String, List<String>>();
        var replaced = new ArrayList<String>();
        for (var problem : configuration.path("problems")) {
            replaced.add(problem.path("target").asText());
        }
        for (var server : configuration.path("inventory").path("servers")) {
            var name = server.path("name").asText();
            var found = new ArrayList<String>();
            rows(configuration, "operation", name).forEach(_ -> found.add("operation"));
            rows(configuration, "suspend", name).forEach(_ -> found.add("suspend"));
            if (found.isEmpty() && server.path("role").asText().equals("STANDBY")) {
                found.add("standby");
            }
            if (found.isEmpty() && replaced.contains(name)) {
                found.add("replaced");
            }
            places.put(name, found);
        }
        return places;
    }

    private static Stream<JsonNode> rows(JsonNode configuration, String record, String server) {
        return TestSystem.stream(configuration.path(record))
                .filter(row -> row.path("server").asText().equals(server));
    }

    /** What was wrong in what was read so far. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /** How often the records were read. */
    synchronized int looks() {
        return looks;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
