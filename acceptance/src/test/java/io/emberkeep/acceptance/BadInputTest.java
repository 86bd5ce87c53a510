package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong REST input gets problem+json with a sentence. */
final class BadInputTest {

    private final TestSystem system = TestSystem.shared();

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(
                        "PUT",
                        "/pools/sample/mode",
                        "application/json",
                        "{\"mode\":\"SLEEPY\"}",
                        400),
                Arguments.of("PUT", "/pools/sample/mode", "application/json", "{", 400),
                Arguments.of("PUT", "/pools/sample/mode", "application/json", "{}", 400),
                Arguments.of(
                        "PUT",
                        "/pools/nowhere/mode",
                        "application/json",
                        "{\"mode\":\"ARMED\"}",
                        404),
                Arguments.of("PUT", "/pools/sample/mode", "text/plain", "ARMED", 415),
                Arguments.of("DELETE", "/pools/sample/status", null, null, 405),
                Arguments.of("GET", "/pools/nowhere/status", null, null, 404),
                Arguments.of("GET", "/pools/sample/servers/W9", null, null, 404),
                Arguments.of("GET", "/pools/sample/incidents/none", null, null, 404),
                Arguments.of("GET", "/pools/sample/incidents?size=-1", null, null, 400),
                Arguments.of("GET", "/pools/sample/incidents?page=x", null, null, 400),
                Arguments.of("GET", "/pools/sample/records/unknown", null, null, 404),
                Arguments.of("GET", "/nothing", null, null, 404),
                Arguments.of("POST", "/pools/sample/servers/W1/return", null, null, 409),
                Arguments.of(
                        "PUT",
                        "/pools/sample/servers/W9/maintenance",
                        "application/json",
                        "{\"on\":true}",
                        404),
                Arguments.of("PUT", "/inventory", "application/yaml", "pool: [", 400),
                Arguments.of("PUT", "/inventory", "application/yaml", "", 400));
    }

    @ParameterizedTest(name = "{0} {1} {3}")
    @MethodSource("wrong")
    void wrongInputIsAProblem(String method, String path, String type, String body, int status) {
        var reply = Http.send(method, system.sif() + path, type, body);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.contentType()).startsWith("application/problem+json");
        assertThat(reply.body().path("title").asText()).isNotBlank();
        assertThat(reply.body().path("detail").asText()).isNotBlank();
        assertThat(reply.body().path("status").asInt()).isEqualTo(status);
    }

    @Test
    void anInventoryWithFaultsNamesEachInItsProblem() {
        var reply =
                Http.send(
                        "PUT",
                        system.sif() + "/inventory",
                        "application/yaml",
                        "pool: sample\nservers:\n  - {name: X1, group: None, ip: 300.1.1.1}\n");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("violations").size()).isGreaterThan(1);
    }
}
