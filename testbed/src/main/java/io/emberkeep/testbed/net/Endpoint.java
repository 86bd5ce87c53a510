package io.emberkeep.testbed.net;

import io.emberkeep.testbed.model.Look;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;

/** One port of one address, which is silent, refuses, or accepts. */
final class Endpoint implements Closeable {

    private final String address;
    private final int port;
    private final InetSocketAddress at;
    private final Conversations conversations;
    private Appearance now = Appearance.REFUSING;
    private Closeable listener = () -> {};

    private enum Appearance {
        SILENT,
        REFUSING,
        ACCEPTING
    }

    Endpoint(String address, int port, Conversations conversations) {
        this.address = address;
        this.port = port;
        this.at = new InetSocketAddress(address, port);
        this.conversations = conversations;
    }

    String address() {
        return address;
    }

    int port() {
        return port;
    }

    /**
     * Makes it look so. Who accepts is found at each connection anew.
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
        close();
        try {
            listener =
                    switch (wanted) {
                        case REFUSING -> () -> {};
                        case SILENT -> SilentListener.at(at);
                        case ACCEPTING -> new AcceptingListener(at, conversations);
                    };
            now = wanted;
        } catch (IOException taken) {
            throw new IOException(
                    "The port " + address + ":" + port + " cannot be had: " + taken.getMessage(),
                    taken);
        }
    }

    @Override
    public void close() {
        now = Appearance.REFUSING;
        try {
            listener.close();
        } catch (IOException alreadyClosed) {
            // Nothing is left to close.
        }
        listener = () -> {};
    }
}
