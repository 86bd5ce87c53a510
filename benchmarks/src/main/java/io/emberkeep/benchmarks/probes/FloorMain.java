package io.emberkeep.benchmarks.probes;

import io.emberkeep.benchmarks.measure.ProcessUse;
import io.emberkeep.contract.id.IpAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * The least that the same connections can cost: a bare loop that opens them, says the same request, hears the answer
 * and closes, and does nothing else. Prints the CPU of one target in microseconds, the process' own and the kernel's.
 */
public final class FloorMain {

    private static final int AT_ONCE = 100;
    private static final int ROUNDS = 3;
    private static final ByteBuffer REQUEST = ByteBuffer.allocateDirect(256);
    private static final ByteBuffer HEARD = ByteBuffer.allocateDirect(4_096);

    private final Selector selector = Selector.open();
    private int open;

    private FloorMain() throws IOException {}

    /** @param arguments the network's port or 0 for none, the service's port, how many targets */
    public static void main(String[] arguments) throws IOException {
        var network = Integer.parseInt(arguments[0]);
        var service = Integer.parseInt(arguments[1]);
        var targets = Integer.parseInt(arguments[2]);
        REQUEST.put(
                        "GET / HTTP/1.1\r\nHost: 127.100.100.100\r\nUser-Agent: emberkeep\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII))
                .flip();
        var floor = new FloorMain();
        var pid = ProcessHandle.current().pid();
        for (var round = 0; round < ROUNDS; round++) {
            var before = ProcessUse.of(pid);
            for (var first = 0; first < targets; first += AT_ONCE) {
                floor.examine(first, network, service);
            }
            var after = ProcessUse.of(pid);
            System.out.printf(
                    "%.1f %.1f%n",
                    after.user().minus(before.user()).toNanos() / 1e3 / targets,
                    after.kernel().minus(before.kernel()).toNanos() / 1e3 / targets);
        }
    }

    private void examine(int first, int network, int service) throws IOException {
        if (network > 0) {
            for (var i = first; i < first + AT_ONCE; i++) {
                connect(Landscape.own(i), network, false);
            }
            untilNoneIsOpen();
        }
        for (var i = first; i < first + AT_ONCE; i++) {
            connect(Landscape.vip(i), service, false);
            connect(Landscape.own(i), service, true);
        }
        untilNoneIsOpen();
    }

    private void connect(IpAddress ip, int port, boolean speaks) throws IOException {
        var channel = SocketChannel.open(StandardProtocolFamily.INET);
        channel.configureBlocking(false);
        channel.connect(new InetSocketAddress(ip.toInetAddress(), port));
        channel.register(selector, SelectionKey.OP_CONNECT, speaks);
        open++;
    }

    private void untilNoneIsOpen() throws IOException {
        while (open > 0) {
            selector.select(
                    key -> {
                        try {
                            ready(key);
                        } catch (IOException failed) {
                            throw new IllegalStateException(failed);
                        }
                    });
        }
    }

    private void ready(SelectionKey key) throws IOException {
        var channel = (SocketChannel) key.channel();
        if (key.isConnectable()) {
            channel.finishConnect();
            if (Boolean.TRUE.equals(key.attachment())) {
                channel.write(REQUEST.rewind());
                key.interestOps(SelectionKey.OP_READ);
                return;
            }
        } else {
            channel.read(HEARD.clear());
        }
        channel.close();
        open--;
    }
}
