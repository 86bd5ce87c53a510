package io.emberkeep.testbed.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.time.Duration;

/** A port that accepts. */
final class AcceptingPort implements Port {

    private static final int BACKLOG = 128;
    private static final Duration LONGEST_END = Duration.ofSeconds(1);

    private final ServerSocket listener = new ServerSocket();
    private final Thread accepting;

    AcceptingPort(InetSocketAddress address, Conversations conversations) throws IOException {
        try {
            listener.setReuseAddress(true);
            listener.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            listener.bind(address, BACKLOG);
        } catch (IOException taken) {
            listener.close();
            throw taken;
        }
        accepting =
                Thread.ofVirtual()
                        .name("accept " + address)
                        .start(() -> accept(address, conversations));
    }

    private void accept(InetSocketAddress address, Conversations conversations) {
        while (!listener.isClosed()) {
            try {
                conversations.begin(listener.accept(), address.getHostString(), address.getPort());
            } catch (IOException closed) {
                // Either we are closed, or one connection was lost before it was accepted.
            }
        }
    }

    /** The port is free only once the thread that waits in {@code accept} has let go of it. */
    @Override
    public void close() {
        Closing.quietly(listener);
        try {
            accepting.join(LONGEST_END);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
