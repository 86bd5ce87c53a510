package io.emberkeep.experiments.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.experiments.ExperimentException;
import io.emberkeep.launcher.http.LocalHttp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** HTTP with JSON, as experiments speak it to the product and the testbed. */
final class Rest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int UNAVAILABLE = 503;

    private final URI base;

    Rest(URI base) {
        this.base = base;
    }

    JsonNode get(String path) {
        return send("GET", path, "application/json", "");
    }

    /** @throws ExperimentException if it is refused, or nobody answers */
    JsonNode send(String method, String path, String type, String body) {
        try {
            var response =
                    LocalHttp.send(
                            method,
                            base.resolve(path),
                            Map.of("Content-Type", type, "X-Emberkeep-Operator", "experiment"),
                            body,
                            PATIENCE);
            if (response.status() == UNAVAILABLE) {
                throw new NotNow("%s%s: %s".formatted(base, path, response.body()), null);
            }
            if (!response.good()) {
                throw new ExperimentException(
                        "%s %s was refused: %s".formatted(method, path, response.body()));
            }
            return response.body().isBlank()
                    ? MissingNode.getInstance()
                    : Json.mapper().readTree(response.body());
        } catch (JsonProcessingException noJson) {
            throw new ExperimentException(base + path + " answers with what is no JSON.", noJson);
        } catch (IOException silent) {
            throw new NotNow(
                    "%s does not answer (%s).".formatted(base, silent.getMessage()), silent);
        }
    }
}
