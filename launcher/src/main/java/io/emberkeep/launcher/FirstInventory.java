package io.emberkeep.launcher;

import io.emberkeep.contract.wire.Json;
import io.emberkeep.launcher.http.LocalHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Gives a new system its first pool, so that there is something to look at. */
final class FirstInventory {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SAMPLE_ADDRESSES = "127.21.";

    private FirstInventory() {}

    /**
     * Applies a file, if there is no pool yet.
     *
     * @param addresses the first two numbers of the machines' addresses; the sample has 127.21
     * @return whether it was applied
     */
    static boolean apply(URI sif, Path file, String addresses) throws LaunchException {
        try {
            var pools = LocalHttp.get(sif.resolve("/api/v1/pools"), PATIENCE);
            if (!pools.good()) {
                throw new LaunchException(
                        "sif-service does not tell its pools: HTTP %d %s"
                                .formatted(pools.status(), pools.body()));
            }
            if (!Json.mapper().readTree(pools.body()).isEmpty()) {
                return false;
            }
            var answer =
                    LocalHttp.send(
                            "PUT",
                            sif.resolve("/api/v1/inventory"),
                            Map.of(
                                    "Content-Type", "application/yaml",
                                    "Accept", "application/json",
                                    "X-Emberkeep-Operator", "launcher"),
                            text(file, addresses),
                            PATIENCE);
            if (!answer.good()) {
                throw new LaunchException(
                        "the inventory %s was not taken: %s".formatted(file, detail(answer)));
            }
            return true;
        } catch (IOException silent) {
            throw new LaunchException(
                    "sif-service does not answer: " + StateDirectory.reason(silent), silent);
        }
    }

    static String text(Path file, String addresses) throws IOException {
        return Files.readString(file).replace(SAMPLE_ADDRESSES, addresses + ".");
    }

    private static String detail(LocalHttp.Response answer) {
        try {
            var problem = Json.mapper().readTree(answer.body());
            return problem.path("detail").asText(problem.path("title").asText(answer.body()))
                    + (problem.has("violations") ? " " + problem.get("violations") : "");
        } catch (IOException notJson) {
            return "HTTP %d %s".formatted(answer.status(), answer.body());
        }
    }
}
