package io.emberkeep.benchmarks.probes;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * Plays all targets as cheaply as it can, in a process of its own so that its CPU is counted apart: accepts
 * connections and answers whatever is said with an HTTP status. A listener for each of 200 000 addresses would
 * cost more than what is measured, so it listens on all addresses and turns away who is not on loopback.
 */
public final class ResponderMain {

    private static final int BACKLOG = 4_096;
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final Selector selector = Selector.open();
    private final ByteBuffer heard = ByteBuffer.allocateDirect(4_096);
    private final ByteBuffer said = ByteBuffer.allocateDirect(ANSWER.length);

    private ResponderMain() throws IOException {
        said.put(ANSWER);
    }

    /** @param arguments the ports */
    public static void main(String[] arguments) throws IOException {
        var responder = new ResponderMain();
        for (var port : arguments) {
            responder.listen(Integer.parseInt(port));
        }
        System.out.println("answering");
        while (true) {
            responder.selector.select(responder::ready);
        }
    }

    private void listen(int port) throws IOException {
        var listener = ServerSocketChannel.open(StandardProtocolFamily.INET);
        listener.bind(new InetSocketAddress("0.0.0.0", port), BACKLOG);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
    }

    private void ready(SelectionKey key) {
        try {
            if (key.channel() instanceof ServerSocketChannel listener) {
                accept(listener);
            } else if (key.channel() instanceof SocketChannel client) {
                answer(client);
            }
        } catch (IOException gone) {
            key.cancel();
        }
    }

    private void accept(ServerSocketChannel listener) throws IOException {
        for (var client = listener.accept(); client != null; client = listener.accept()) {
            if (client.socket().getInetAddress().isLoopbackAddress()) {
                client.configureBlocking(false);
                client.register(selector, SelectionKey.OP_READ);
            } else {
                client.close();
            }
        }
    }

    private void answer(SocketChannel client) throws IOException {
        heard.clear();
        try {
            if (client.read(heard) < 0) {
                client.close();
                return;
            }
            client.write(said.rewind());
        } catch (IOException reset) {
            client.close();
        }
    }
}
