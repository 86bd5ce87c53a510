package io.emberkeep.testbed.net;

import io.emberkeep.testbed.model.Look;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** One port of one address, which is silent, refuses, or accepts. */
final class Endpoint implements Closeable {

    private final InetSocketAddress at;
    private final Conversations conversations;
    private Appearance now = Appearance.REFUSING;
    private Port port = Port.NONE;

    private enum Appearance {
        SILENT,
        REFUSING,
        ACCEPTING
    }

    Endpoint(String address, int port, Conversations conversations) {
        this.at = new InetSocketAddress(address, port);
        this.conversations = conversations;
    }

    String address() {
        return at.getHostString();
    }

    int port() {
        return at.getPort();
    }

    /**
     * Makes sure that nobody else has the port. Later listeners share it, and would not notice.
     *
     * @throws IOException with a sentence, if somebody has it
     */
    void check() throws IOException {
        try (var trial = new ServerSocket()) {
            trial.setReuseAddress(true);
            trial.bind(at);
        } catch (IOException taken) {
            throw unavailable(taken);
        }
    }

    /**
     * Makes it look so. Who accepts is found at each connection anew. The next listener is there before
     * the last one goes, so that the port never refuses in between.
     *
     * @throws IOException with a sentence, if somebody else has the port; it refuses then
     */
    void look(Look look) throws IOException {
        var wanted =
                switch (look) {
                    case Look.Silent _ -> Appearance.SILENT;
                    case Look.Refusing _ -> Appearance.REFUSING;
                    case Look.Accepting _ -> Appearance.ACCEPTING;
                };
        if (wanted == now) {
            return;
        }
        try {
            var next = open(wanted);
            port.close();
            port = next;
            now = wanted;
            next.alone();
        } catch (IOException taken) {
            close();
            throw unavailable(taken);
        }
    }

    @Override
    public void close() {
        port.close();
        port = Port.NONE;
        now = Appearance.REFUSING;
    }

    private Port open(Appearance wanted) throws IOException {
        return switch (wanted) {
            case REFUSING -> Port.NONE;
            case SILENT -> new SilentPort(at);
            case ACCEPTING -> new AcceptingPort(at, conversations);
        };
    }

    private IOException unavailable(IOException why) {
        return new IOException(
                "The port " + address() + ":" + port() + " cannot be had: " + why.getMessage(),
                why);
    }
}
