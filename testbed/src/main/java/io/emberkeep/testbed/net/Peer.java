package io.emberkeep.testbed.net;

import io.emberkeep.testbed.engine.Engine;
import io.emberkeep.testbed.model.Continuation;
import io.emberkeep.testbed.model.Look;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A client that a machine has accepted; it is answered only while that machine would answer it. */
final class Peer {

    private static final int LONGEST_LINE = 8192;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Socket socket;
    private final BufferedInputStream in;
    private final Engine engine;
    private final String address;
    private final int port;
    private final Look.Accepting by;

    Peer(Socket socket, Engine engine, String address, int port, Look.Accepting by)
            throws IOException {
        this.socket = socket;
        this.engine = engine;
        this.address = address;
        this.port = port;
        this.by = by;
        this.in = new BufferedInputStream(socket.getInputStream(), 512);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) LONGEST_WAIT.toMillis());
    }

    /** Ends a connection as a machine does that knows nothing of it. */
    static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException gone) {
            // It is closed already.
        }
    }

    /** Says something, as soon as the machine would. */
    void say(String text) throws IOException, InterruptedException {
        awaitService();
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** The next line without its end; none when the client has left. */
    Optional<String> line() throws IOException, InterruptedException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                awaitService();
                return Optional.of(line.toString().strip());
            }
            if (line.length() >= LONGEST_LINE) {
                throw new IOException("The client's line is too long.");
            }
            line.append((char) next);
        }
        return Optional.empty();
    }

    /** Reads and says nothing until the client leaves. */
    void readToEnd() throws IOException {
        while (in.read() >= 0) {
            in.skip(in.available());
        }
    }

    private void awaitService() throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (System.nanoTime() < end) {
            var world = engine.world();
            switch (Continuation.of(world, address, port, by)) {
                case SERVED -> {
                    return;
                }
                case LOST -> throw new IOException(by.by() + " knows nothing of it any more.");
                case SILENT -> engine.awaitChange(world, LOOK_AGAIN);
            }
            if (clientLeft()) {
                throw new IOException("The client has left.");
            }
        }
        throw new IOException(by.by() + " was silent for too long.");
    }

    private boolean clientLeft() throws IOException {
        in.mark(LONGEST_LINE);
        socket.setSoTimeout(1);
        try {
            int read = 0;
            while (read < LONGEST_LINE && in.read() >= 0) {
                read++;
            }
            return read < LONGEST_LINE;
        } catch (SocketTimeoutException nothingMore) {
            return false;
        } finally {
            in.reset();
            socket.setSoTimeout((int) LONGEST_WAIT.toMillis());
        }
    }
}
