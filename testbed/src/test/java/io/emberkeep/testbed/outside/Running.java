package io.emberkeep.testbed.outside;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.testbed.Options;
import io.emberkeep.testbed.Testbed;
import io.emberkeep.testbed.control.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A testbed on addresses of its own, fifty times as fast, and a client of its control interface. */
final class Running implements AutoCloseable {

    static final double SCALE = 0.02;

    final Testbed testbed;
    final String prefix;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    record Reply(int status, JsonNode body) {}

    private Running(Testbed testbed, String prefix) {
        this.testbed = testbed;
        this.prefix = prefix;
    }

    static Running start() throws IOException {
        return start(Optional.empty(), freePrefix());
    }

    static Running start(Optional<Path> state, String prefix) throws IOException {
        var options = new Options(0, 0, Optional.empty(), state, SCALE, Optional.of(prefix));
        return new Running(Testbed.start(options, _ -> {}), prefix);
    }

    /** With the machines of that file. */
    static Running start(Path description) throws IOException {
        var prefix = freePrefix();
        var options =
                new Options(
                        0,
                        0,
                        Optional.of(description),
                        Optional.empty(),
                        SCALE,
                        Optional.of(prefix));
        return new Running(Testbed.start(options, _ -> {}), prefix);
    }

    static String freePrefix() {
        return "127." + ThreadLocalRandom.current().nextInt(100, 250);
    }

    /** Another than that one. */
    static String freePrefix(String taken) {
        String prefix = freePrefix();
        return prefix.equals(taken) ? freePrefix(taken) : prefix;
    }

    /** An address of the sample by its last number. */
    String address(int last) {
        return prefix + ".14." + last;
    }

    Reply get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    Reply post(String path) throws IOException, InterruptedException {
        return send("POST", path, "");
    }

    Reply send(String method, String path, String body) throws IOException, InterruptedException {
        var request =
                request(path)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .timeout(Duration.ofSeconds(10))
                        .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), Json.mapper().readTree(response.body()));
    }

    /** Whether a request is still without an answer after a while. */
    boolean hangs(String path) throws IOException, InterruptedException {
        var request = request(path).timeout(Duration.ofMillis(150)).build();
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
            return false;
        } catch (java.net.http.HttpTimeoutException silent) {
            return true;
        }
    }

    Reply fault(String kind, String name) throws IOException, InterruptedException {
        return send("POST", "/faults", "{\"kind\":\"%s\",\"name\":\"%s\"}".formatted(kind, name));
    }

    Reply fault(String kind, String name, String daemon) throws IOException, InterruptedException {
        return send(
                "POST",
                "/faults",
                "{\"kind\":\"%s\",\"name\":\"%s\",\"daemon\":\"%s\"}"
                        .formatted(kind, name, daemon));
    }

    void reset() throws IOException, InterruptedException {
        post("/reset");
    }

    void link(String host, String vm, boolean up) throws IOException, InterruptedException {
        send("PUT", "/hosts/%s/hypervisor/vms/%s/link".formatted(host, vm), "{\"up\":" + up + "}");
    }

    @Override
    public void close() {
        http.close();
        testbed.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + testbed.port() + path));
    }
}
