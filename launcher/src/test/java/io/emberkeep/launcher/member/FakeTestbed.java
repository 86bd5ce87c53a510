package io.emberkeep.launcher.member;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.emberkeep.launcher.member.Machine.Runs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/** What the testbed says of machines, on a real port. */
final class FakeTestbed implements AutoCloseable {

    private final Map<String, Machine> machines = new TreeMap<>();
    private HttpServer server;
    private int port;

    FakeTestbed() throws IOException {
        open();
    }

    void open() throws IOException {
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 10);
        port = server.getAddress().getPort();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/machines", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    synchronized void is(String server, int boot, Runs runs) {
        machines.put(server, new Machine(server + "-" + boot, runs));
        notifyAll();
    }

    private synchronized String version() {
        return Integer.toHexString(machines.hashCode());
    }

    private synchronized String text(String query) {
        try {
            if (("seen=" + version()).equals(query)) {
                wait(2_000);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        var all = new StringBuilder();
        machines.forEach(
                (name, machine) ->
                        all.append(all.isEmpty() ? "" : ",")
                                .append(
                                        "{\"server\":\"%s\",\"boot\":\"%s\",\"runs\":\"%s\"}"
                                                .formatted(name, machine.boot(), machine.runs())));
        return "{\"version\":\"%s\",\"machines\":[%s]}".formatted(version(), all);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = text(exchange.getRequestURI().getQuery()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
