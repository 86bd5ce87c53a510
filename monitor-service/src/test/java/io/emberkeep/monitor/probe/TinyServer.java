package io.emberkeep.monitor.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A real server on the loopback interface that does one thing to whoever connects. */
public final class TinyServer implements AutoCloseable {

    private final ServerSocket socket;

    /** What is done to a client. */
    public interface Manners {
        void receive(Socket client) throws IOException, InterruptedException;
    }

    TinyServer(Manners manners) throws IOException {
        this(0, manners);
    }

    private TinyServer(int port, Manners manners) throws IOException {
        socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
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
    public static TinyServer saying(String text) throws IOException {
        return saying(0, text);
    }

    /** The same on a given port. */
    public static TinyServer saying(int port, String text) throws IOException {
        return new TinyServer(
                port,
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

    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
