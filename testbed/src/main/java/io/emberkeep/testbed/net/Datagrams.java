package io.emberkeep.testbed.net;

import io.emberkeep.testbed.engine.Engine;
import io.emberkeep.testbed.model.Continuation;
import io.emberkeep.testbed.model.Look;
import io.emberkeep.testbed.model.Network;
import io.emberkeep.testbed.model.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * UDP on the port of the network examination: whoever would accept a connection there sends each datagram back, with
 * a blank and its name behind it. A datagram to nobody is lost.
 */
public final class Datagrams implements AutoCloseable {

    private static final int LARGEST = 1024;

    private final Engine engine;
    private final List<DatagramSocket> sockets = new ArrayList<>();
    private final AtomicInteger turns = new AtomicInteger();

    /** Answers nobody yet. */
    public Datagrams(Engine engine) {
        this.engine = engine;
    }

    /**
     * Takes the port on all addresses.
     *
     * @throws IOException with a sentence, if one is taken; then none is kept
     */
    public void open(World world) throws IOException {
        for (String address : Sockets.addresses(world)) {
            try {
                sockets.add(
                        new DatagramSocket(new InetSocketAddress(address, world.networkPort())));
            } catch (IOException taken) {
                close();
                throw new IOException(
                        "The UDP port %s:%d cannot be had: %s"
                                .formatted(address, world.networkPort(), taken.getMessage()),
                        taken);
            }
            var socket = sockets.getLast();
            Thread.ofVirtual().name("UDP " + address).start(() -> answer(socket, address));
        }
    }

    private void answer(DatagramSocket socket, String address) {
        var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        while (!socket.isClosed()) {
            try {
                packet.setLength(LARGEST);
                socket.receive(packet);
                var name = answering(address, socket.getLocalPort());
                if (!name.isEmpty()) {
                    socket.send(reply(packet, name));
                }
            } catch (IOException closed) {
                // Either we are closed, or one datagram was lost.
            }
        }
    }

    /** Whoever answers there now; empty if nobody does. */
    private String answering(String address, int port) {
        var world = engine.world();
        return Network.look(world, address, port, turns.getAndIncrement())
                                instanceof Look.Accepting by
                        && Continuation.of(world, address, port, by) == Continuation.SERVED
                ? by.by()
                : "";
    }

    private static DatagramPacket reply(DatagramPacket packet, String name) {
        var data = new ByteArrayOutputStream();
        data.write(packet.getData(), packet.getOffset(), packet.getLength());
        data.writeBytes((" " + name).getBytes(StandardCharsets.US_ASCII));
        return new DatagramPacket(data.toByteArray(), data.size(), packet.getSocketAddress());
    }

    @Override
    public void close() {
        sockets.forEach(DatagramSocket::close);
    }
}
