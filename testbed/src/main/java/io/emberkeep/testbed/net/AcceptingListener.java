package io.emberkeep.testbed.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;

/** A port that accepts. */
final class AcceptingListener implements Closeable {

    private static final int BACKLOG = 128;

    private static final Duration LONGEST_END = Duration.ofSeconds(1);

    private final ServerSocket listener;
    private final Thread accepting;

    AcceptingListener(InetSocketAddress address, Conversations conversations) throws IOException {
        listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
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
    public void close() throws IOException {
        listener.close();
        try {
            accepting.join(LONGEST_END);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
