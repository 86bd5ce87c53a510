package io.emberkeep.testbed.net;

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
final class SilentPort implements Port {

    private static final int BACKLOG = 1;

    /** A backlog of n holds n + 1 connections. */
    private static final int FILL = BACKLOG + 1;

    private final InetSocketAddress address;
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final List<SocketChannel> fill = new ArrayList<>(FILL);

    SilentPort(InetSocketAddress address) throws IOException {
        this.address = address;
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            listener.bind(address, BACKLOG);
        } catch (IOException taken) {
            listener.close();
            throw taken;
        }
    }

    /** Only now is it sure that our own connections come to this listener. */
    @Override
    public void alone() throws IOException {
        for (int each = 0; each < FILL; each++) {
            var channel = SocketChannel.open();
            fill.add(channel);
            // Not blocking: a client that came first has its place, and the SYN is dropped.
            channel.configureBlocking(false);
            channel.connect(address);
        }
    }

    @Override
    public void close() {
        Closing.quietly(listener);
        fill.forEach(Closing::quietly);
    }
}
