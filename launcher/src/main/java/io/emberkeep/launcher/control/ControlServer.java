package io.emberkeep.launcher.control;

import io.emberkeep.launcher.LaunchException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Takes one order a connection, {@code VERB PART}, over a socket that only its owner can reach, and answers
 * with {@code ok} or {@code no} and a sentence.
 */
public final class ControlServer implements AutoCloseable {

    /** The longest path that a Unix socket can have, with some to spare. */
    private static final int LONGEST_PATH = 100;

    private final ServerSocketChannel socket;
    private final Path path;
    private final Orders orders;

    private ControlServer(ServerSocketChannel socket, Path path, Orders orders) {
        this.socket = socket;
        this.path = path;
        this.orders = orders;
    }

    /** What can be ordered. */
    @FunctionalInterface
    public interface Orders {
        /**
         * Carries it out.
         *
         * @return what was done, as a sentence
         * @throws LaunchException if it cannot be done
         */
        String carryOut(PartOrder order) throws LaunchException, InterruptedException;
    }

    /** Listens in that directory, or, if its path is too long for a socket, in a private one. */
    public static ControlServer start(Path directory, Orders orders) throws LaunchException {
        try {
            var path = directory.resolve("control");
            if (path.toString().length() > LONGEST_PATH) {
                path = Files.createTempDirectory("emberkeep").resolve("control");
            }
            Files.deleteIfExists(path);
            var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            socket.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            var server = new ControlServer(socket, path, orders);
            Thread.ofPlatform().daemon().name("control").start(server::accept);
            return server;
        } catch (IOException refused) {
            throw new LaunchException(
                    "cannot listen for orders in %s: %s".formatted(directory, refused.getMessage()),
                    refused);
        }
    }

    /** Where it listens. */
    public Path path() {
        return path;
    }

    private void accept() {
        while (socket.isOpen()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(SocketChannel client) {
        try (client;
                var in = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
                var out = Channels.newWriter(client, StandardCharsets.UTF_8)) {
            var line = in.readLine();
            out.write(reply(line == null ? "" : line) + "\n");
        } catch (IOException gone) {
            // Whoever asked did not wait for the answer.
            return;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private String reply(String line) throws InterruptedException {
        try {
            return "ok " + orders.carryOut(PartOrder.parse(line)).replace('\n', '\r');
        } catch (LaunchException | IllegalArgumentException refused) {
            return "no " + refused.getMessage().replace('\n', '\r');
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            Files.deleteIfExists(path);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
