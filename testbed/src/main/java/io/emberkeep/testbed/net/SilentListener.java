package io.emberkeep.testbed.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A port that does not answer: a listener whose backlog is full of our own connections and never
 * accepted, so that the kernel drops every SYN. (A closed port of the loopback interface refuses at once.)
 */
final class SilentListener implements Closeable {

    private static final int BACKLOG = 1;

    /** A backlog of n holds n + 1 connections. */
    private static final int FILL = BACKLOG + 1;

    private final ServerSocketChannel listener;
    private final List<SocketChannel> fill = new ArrayList<>(FILL);

    private SilentListener(ServerSocketChannel listener) {
        this.listener = listener;
    }

    static SilentListener at(InetSocketAddress address) throws IOException {
        var silent = new SilentListener(ServerSocketChannel.open());
        try {
            silent.listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            silent.listener.bind(address, BACKLOG);
            for (int each = 0; each < FILL; each++) {
                var channel = SocketChannel.open();
                silent.fill.add(channel);
                // Not blocking: a client that came first has its place, and the SYN is dropped.
                channel.configureBlocking(false);
                channel.connect(address);
            }
            return silent;
        } catch (IOException taken) {
            silent.close();
            throw taken;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (SocketChannel channel : fill) {
            channel.close();
        }
    }
}
