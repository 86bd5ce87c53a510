package io.emberkeep.cli.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.emberkeep.cli.CliException;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.launcher.PartId;
import io.emberkeep.launcher.http.LocalHttp.Response;

/** What a service says when it does not do what was asked: problem+json, or the testbed's {@code error}. */
final class Problem {

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private Problem() {}

    /** As it is told to the user. What is refused is told from what failed. */
    static CliException of(PartId part, Response response) {
        var body = json(response.body());
        var sentence = new StringBuilder(sentence(part, response, body));
        for (var name : new String[] {"violations", "faults"}) {
            body.path(name).forEach(one -> sentence.append("\n  ").append(violation(one)));
        }
        return refused(response, body)
                ? CliException.refused(sentence.toString())
                : CliException.failed(sentence.toString());
    }

    private static boolean refused(Response response, JsonNode body) {
        return response.status() == CONFLICT
                || response.status() == UNPROCESSABLE
                || body.path("type").asText("").endsWith("/refused")
                || body.has("violations")
                || body.has("faults");
    }

    private static String sentence(PartId part, Response response, JsonNode body) {
        for (var name : new String[] {"detail", "error", "title"}) {
            if (body.hasNonNull(name)) {
                return body.get(name).asText();
            }
        }
        return "%s answers HTTP %d.".formatted(part, response.status());
    }

    private static String violation(JsonNode one) {
        if (one.isTextual()) {
            return one.asText();
        }
        var text = new StringBuilder();
        if (one.hasNonNull("file")) {
            text.append(one.get("file").asText()).append(':');
        }
        if (one.path("line").asInt(0) > 0) {
            text.append(one.get("line").asInt()).append(':');
        }
        if (one.hasNonNull("field")) {
            text.append(one.get("field").asText()).append(':');
        }
        var reason = one.path("reason").asText(one.path("message").asText(one.toString()));
        return text.isEmpty() ? reason : text + " " + reason;
    }

    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : Json.mapper().readTree(text);
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }
}
