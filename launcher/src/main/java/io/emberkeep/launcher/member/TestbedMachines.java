package io.emberkeep.launcher.member;

import io.emberkeep.contract.wire.Json;
import io.emberkeep.launcher.http.LocalHttp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Asks the testbed what its physical servers do; it answers when that changes. */
final class TestbedMachines {

    /** The testbed answers within two seconds, whether something changed or not. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI testbed;

    TestbedMachines(URI testbed) {
        this.testbed = testbed;
    }

    /**
     * All of them at a moment.
     *
     * @param version to ask for the next moment
     * @param machines by server
     */
    record Seen(String version, Map<String, Machine> machines) {
        Seen {
            machines = Collections.unmodifiableMap(new LinkedHashMap<>(machines));
        }
    }

    /** At once, or when they are others than at that version. @throws IOException if it does not answer */
    Seen look(Optional<String> version) throws IOException {
        var query = version.map(seen -> "?seen=" + seen).orElse("");
        var answer = LocalHttp.get(testbed.resolve("/machines" + query), PATIENCE);
        if (!answer.good()) {
            throw new IOException("HTTP %d %s".formatted(answer.status(), answer.body()));
        }
        var json = Json.mapper().readTree(answer.body());
        var machines = new LinkedHashMap<String, Machine>();
        for (var one : json.path("machines")) {
            machines.put(
                    one.path("server").asText(),
                    new Machine(one.path("boot").asText(), runs(one.path("runs").asText())));
        }
        return new Seen(json.path("version").asText(), machines);
    }

    private static Machine.Runs runs(String word) throws IOException {
        try {
            return Machine.Runs.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IOException("a machine that is «%s»".formatted(word), unknown);
        }
    }
}
