package io.emberkeep.testbed.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.emberkeep.testbed.engine.Engine;
import io.emberkeep.testbed.model.Refusal;
import io.emberkeep.testbed.model.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The control interface on HTTP. What nobody would answer is left hanging, without an answer. */
public final class ControlServer implements AutoCloseable {

    private static final int BACKLOG = 256;

    private final Engine engine;
    private final Routes routes;
    private final Consumer<String> journal;
    private final Hanging hanging = new Hanging();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param described what a reset brings back
     * @param journal is told of faults of our own
     * @throws IOException with a sentence, if the port is taken
     */
    public ControlServer(
            InetSocketAddress address, Engine engine, World described, Consumer<String> journal)
            throws IOException {
        this.engine = engine;
        this.routes = new Routes(engine, described);
        this.journal = journal;
        try {
            server = HttpServer.create(address, BACKLOG);
        } catch (IOException taken) {
            throw new IOException(
                    "The port "
                            + address.getPort()
                            + " for the control interface cannot be had: "
                            + taken.getMessage(),
                    taken);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        hanging.close();
        threads.shutdownNow();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            byte[] body = Json.mapper().writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException hung) {
            // Nobody answers: the connection is closed without a word.
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException, InterruptedException {
        try {
            return routes.answer(Request.of(exchange));
        } catch (BadRequest wrong) {
            return Answer.error(400, wrong.getMessage());
        } catch (Refusal refusal) {
            return refused(exchange, refusal);
        } catch (RuntimeException ours) {
            journal.accept("A fault of the testbed itself: " + ours);
            return Answer.error(500, "The testbed has a fault: " + ours);
        }
    }

    private Answer refused(HttpExchange exchange, Refusal refusal) throws InterruptedException {
        return switch (refusal.kind()) {
            case UNKNOWN -> Answer.error(404, refusal.getMessage());
            case IMPOSSIBLE -> Answer.error(409, refusal.getMessage());
            case GUEST_SILENT -> {
                var times = engine.times();
                Thread.sleep(times.scaled(times.agentSilence()));
                yield Answer.error(503, refusal.getMessage());
            }
            case SILENT -> {
                hanging.untilClientLeaves(exchange);
                throw new InterruptedException("The client has waited long enough.");
            }
        };
    }
}
