package io.emberkeep.monitor.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A real server on the loopback interface that does one thing to whoever connects. */
final class TinyServer implements AutoCloseable {

    private final ServerSocket socket;

    /** What is done to a client. */
    interface Manners {
        void receive(Socket client) throws IOException, InterruptedException;
    }

    TinyServer(Manners manners) throws IOException {
        socket = new ServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        Thread.ofVirtual().start(() -> serve(manners));
    }

    private void serve(Manners manners) {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> one(client, manners));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void one(Socket client, Manners manners) {
        try (client) {
            manners.receive(client);
        } catch (IOException gone) {
            // The client left first, as it may.
            Thread.yield();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says something and waits for the client to leave. */
    static TinyServer saying(String text) throws IOException {
        return new TinyServer(
                client -> {
                    say(client, text);
                    while (client.getInputStream().read() >= 0) {
                        Thread.onSpinWait();
                    }
                });
    }

    /** Accepts, hears, and never says a word. */
    static TinyServer silent() throws IOException {
        return saying("");
    }

    /** One character each 50 ms, without an end. */
    static TinyServer dripping() throws IOException {
        return new TinyServer(
                client -> {
                    while (true) {
                        say(client, "2");
                        Thread.sleep(50);
                    }
                });
    }

    /** More and more without a line's end. */
    static TinyServer shouting() throws IOException {
        return new TinyServer(
                client -> {
                    while (true) {
                        say(client, "x".repeat(4_096));
                    }
                });
    }

    static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
