package io.emberkeep.testbed.net;

import io.emberkeep.testbed.engine.Engine;
import io.emberkeep.testbed.model.Input;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;

/** Hears magic packets: anywhere in a datagram six times ff, then sixteen times a MAC address. */
public final class WakeListener implements AutoCloseable {

    private final DatagramSocket socket;
    private final Engine engine;

    /** @throws IOException with a sentence, if the port is taken */
    public WakeListener(InetSocketAddress address, Engine engine) throws IOException {
        this.engine = engine;
        try {
            socket = new DatagramSocket(address);
        } catch (IOException taken) {
            throw new IOException(
                    "The UDP port "
                            + address.getPort()
                            + " for magic packets cannot be had: "
                            + taken.getMessage(),
                    taken);
        }
        Thread.ofVirtual().name("magic packets").start(this::listen);
    }

    /** Where it listens. */
    public int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void listen() {
        var packet = new DatagramPacket(new byte[1024], 1024);
        while (!socket.isClosed()) {
            try {
                socket.receive(packet);
                var mac = MagicPacket.mac(packet.getData(), packet.getLength());
                if (mac.isPresent()) {
                    engine.ask(new Input.Wake(mac.get()));
                }
            } catch (IOException closed) {
                // Either we are closed, or one datagram was lost.
            } catch (InterruptedException ended) {
                return;
            }
        }
    }
}
