package io.emberkeep.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.launcher.PartId;
import io.emberkeep.launcher.RunFile;
import io.emberkeep.launcher.RunFile.Health;
import io.emberkeep.launcher.RunFile.PartRun;
import io.emberkeep.launcher.RunFile.ProcessId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run file and one HTTP server that stands for all parts, with the answers that a test gives it. */
final class FakeSystem implements AutoCloseable {

    private final Path state;
    private final HttpServer server;
    private final Map<String, Answer> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private record Answer(int status, String body) {}

    FakeSystem(Path state) throws IOException {
        this.state = state;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        write(Map.of());
        answer(
                "GET /api/v1/pools",
                200,
                "[{\"pool\":\"sample\",\"revision\":7,\"mode\":\"ARMED\"}]");
    }

    /** From now on it answers so. */
    FakeSystem answer(String request, int status, String body) {
        answers.put(request, new Answer(status, body));
        return this;
    }

    /** That part cannot be reached any more. */
    void silence(PartId part) throws IOException {
        write(Map.of(part, URI.create("http://127.0.0.1:1")));
    }

    /** That part is where another system's parts are. */
    void place(PartId part, FakeSystem other) throws IOException {
        write(Map.of(part, other.here()));
    }

    private URI here() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Runs a command. @return its exit code */
    int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(
                new Surroundings(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        Map.of("EMBERKEEP_STATE", state.toString(), "USER", "ann"),
                        false,
                        100),
                words);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** Requests with their bodies, in their order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        synchronized (asked) {
            asked.add((request + " " + body).strip());
        }
        var answer =
                answers.getOrDefault(
                        request, new Answer(404, "{\"title\":\"no " + request + "\"}"));
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void write(Map<PartId, URI> elsewhere) throws IOException {
        var parts = new HashMap<PartId, PartRun>();
        var names = new HashSet<>(elsewhere.keySet());
        names.addAll(
                List.of(
                        PartId.sif(1),
                        PartId.ADAPTER,
                        PartId.MONITOR,
                        PartId.POWER,
                        PartId.TESTBED));
        for (var part : names) {
            parts.put(
                    part,
                    new PartRun(
                            Optional.of(1L),
                            Optional.empty(),
                            Health.READY,
                            Optional.of(elsewhere.getOrDefault(part, here())),
                            1,
                            "log"));
        }
        var run =
                new RunFile(
                        ProcessId.self(),
                        true,
                        "control",
                        "127.0.0.1:1",
                        new RunFile.Database("jdbc:", "emberkeep", "secret"),
                        0,
                        "127.21",
                        parts);
        Files.createDirectories(state);
        Files.writeString(state.resolve("run.json"), Json.mapper().writeValueAsString(run));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
