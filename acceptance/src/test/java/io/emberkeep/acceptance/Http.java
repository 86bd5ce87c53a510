package io.emberkeep.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What the tests say to the services' REST and to the testbed. */
final class Http {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    private Http() {}

    /** An answer: its status and its body as JSON (missing if it is none). */
    record Reply(int status, String contentType, JsonNode body) {
        Reply ok() {
            if (status / 100 != 2) {
                throw new AssertionError("status " + status + ": " + body);
            }
            return this;
        }
    }

    static JsonNode get(String url) {
        return send("GET", url, null, null).ok().body();
    }

    static Reply send(String method, String url, String contentType, String body) {
        var request =
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofSeconds(15))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    json(response.body()));
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    method + " " + url + ": " + failure.getMessage(), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private static JsonNode json(String text) throws IOException {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException noJson) {
            return JSON.getNodeFactory().textNode(text);
        }
    }
}
