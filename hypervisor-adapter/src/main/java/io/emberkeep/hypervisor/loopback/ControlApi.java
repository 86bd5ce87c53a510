package io.emberkeep.hypervisor.loopback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.hypervisor.port.PortException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One call of the testbed's control API; every fault becomes one of the ports' typed failures. */
final class ControlApi {

    private final HttpClient client;
    private final URI root;

    ControlApi(URI root) {
        this.root = root;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(1))
                        .build();
    }

    /** Where the testbed is. */
    URI root() {
        return root;
    }

    JsonNode get(String path, Duration limit) throws PortException {
        return call("GET", path, Optional.empty(), limit);
    }

    JsonNode post(String path, Map<String, ?> body, Duration limit) throws PortException {
        return call("POST", path, Optional.of(body), limit);
    }

    JsonNode put(String path, Map<String, ?> body, Duration limit) throws PortException {
        return call("PUT", path, Optional.of(body), limit);
    }

    JsonNode delete(String path, Duration limit) throws PortException {
        return call("DELETE", path, Optional.empty(), limit);
    }

    private JsonNode call(String method, String path, Optional<Map<String, ?>> body, Duration limit)
            throws PortException {
        var what = method + " " + path;
        if (!limit.isPositive()) {
            throw new PortException.DeadlinePassed("no time was left for " + what);
        }
        try {
            var publisher =
                    body.isPresent()
                            ? BodyPublishers.ofByteArray(
                                    Json.mapper().writeValueAsBytes(body.get()))
                            : BodyPublishers.noBody();
            var request =
                    HttpRequest.newBuilder(root.resolve(path))
                            .timeout(limit)
                            .header("content-type", "application/json")
                            .method(method, publisher)
                            .build();
            return answer(what, client.send(request, BodyHandlers.ofByteArray()));
        } catch (ConnectException | HttpConnectTimeoutException nobody) {
            throw new PortException.HostUnreachable("nobody answers at " + root);
        } catch (HttpTimeoutException silence) {
            throw new PortException.DeadlinePassed(
                    "%s got no answer within %d ms".formatted(what, limit.toMillis()));
        } catch (IOException broken) {
            throw new PortException.DeadlinePassed(
                    "%s was cut off: %s".formatted(what, broken.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PortException.DeadlinePassed(what + " was given up");
        }
    }

    private static JsonNode answer(String what, HttpResponse<byte[]> response)
            throws PortException {
        return switch (response.statusCode()) {
            case 200, 201, 202, 204 -> read(what, response.body());
            case 404 -> throw new PortException.NotThere(sentence(what, response));
            case 503 -> throw new PortException.GuestSilent(sentence(what, response));
            default -> throw new PortException.Refused(sentence(what, response));
        };
    }

    private static String sentence(String what, HttpResponse<byte[]> response) {
        try {
            var error = Json.mapper().readTree(response.body()).path("error").asText("");
            if (!error.isBlank()) {
                return error;
            }
        } catch (IOException notJson) {
            // The status says enough.
        }
        return "%s was answered with %d".formatted(what, response.statusCode());
    }

    private static JsonNode read(String what, byte[] body) throws PortException {
        try {
            return body.length == 0
                    ? Json.mapper().createObjectNode()
                    : Json.mapper().readTree(body);
        } catch (JsonProcessingException notJson) {
            throw new PortException.Refused(what + " was answered with something that is not JSON");
        } catch (IOException impossible) {
            throw new PortException.Refused(
                    what + " was answered with something that cannot be read");
        }
    }
}
