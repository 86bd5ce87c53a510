package io.emberkeep.cli.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.emberkeep.cli.CliException;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.launcher.PartId;
import io.emberkeep.launcher.RunFile;
import io.emberkeep.launcher.http.LocalHttp;
import io.emberkeep.launcher.http.LocalHttp.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** One part's REST. Turns what goes wrong into a sentence and the right exit code. */
public final class Rest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String JSON = "application/json";

    private final PartId part;
    private final URI base;
    private final Waiting waiting;

    /** That part of the running system. */
    public Rest(RunFile run, PartId part, Waiting waiting) {
        this.part = part;
        this.base = run.url(part);
        this.waiting = waiting;
    }

    /** Reads. @throws CliException if nobody answers, or not with what was asked for */
    public JsonNode get(String path) {
        return body(send("GET", path, Map.of("Accept", JSON), ""));
    }

    /** Whether that part has it; not if it does not answer. */
    public boolean has(String path) {
        try (var _ = waiting.forPart(part)) {
            return LocalHttp.get(base.resolve(path), PATIENCE).good();
        } catch (IOException silent) {
            return false;
        }
    }

    /** Reads the last value of a header too. */
    public Response getWithHeaders(String path) {
        return checked(send("GET", path, Map.of("Accept", JSON), ""));
    }

    /** Sends JSON. */
    public JsonNode send(String method, String path, JsonNode json, String operator) {
        return body(send(method, path, headers(JSON, operator), json.toString()));
    }

    /** Sends the text of an inventory. */
    public JsonNode sendYaml(String method, String path, String yaml, String operator) {
        return body(send(method, path, headers("application/yaml", operator), yaml));
    }

    /** Sends nothing but the request. */
    public JsonNode send(String method, String path, String operator) {
        return body(send(method, path, headers(JSON, operator), ""));
    }

    /** One step of a path, safe whatever stands in it. */
    public static String step(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Response send(String method, String path, Map<String, String> headers, String body) {
        try (var _ = waiting.forPart(part)) {
            return LocalHttp.send(method, base.resolve(path), headers, body, PATIENCE);
        } catch (IOException silent) {
            throw CliException.failed(
                    "%s does not answer at %s (%s). See ./emberkeep part list, and its log."
                            .formatted(part, base, silent.getMessage()));
        }
    }

    private JsonNode body(Response response) {
        var text = checked(response).body();
        try {
            return text.isBlank() ? MissingNode.getInstance() : Json.mapper().readTree(text);
        } catch (JsonProcessingException noJson) {
            throw CliException.failed("%s answers with what is no JSON.".formatted(part));
        }
    }

    private Response checked(Response response) {
        if (!response.good()) {
            throw Problem.of(part, response);
        }
        return response;
    }

    private static Map<String, String> headers(String type, String operator) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", type);
        headers.put("Accept", JSON);
        headers.put("X-Emberkeep-Operator", operator);
        return headers;
    }
}
