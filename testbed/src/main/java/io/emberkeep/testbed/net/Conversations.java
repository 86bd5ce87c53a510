package io.emberkeep.testbed.net;

import io.emberkeep.testbed.engine.Engine;
import io.emberkeep.testbed.model.Daemon;
import io.emberkeep.testbed.model.Look;
import io.emberkeep.testbed.model.Network;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Every accepted connection, each on a virtual thread of its own. */
final class Conversations implements AutoCloseable {

    private static final int AT_MOST = 2000;

    private final Engine engine;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turns = new AtomicInteger();

    Conversations(Engine engine) {
        this.engine = engine;
    }

    void begin(Socket socket, String address, int port) {
        open.add(socket);
        Thread.ofVirtual()
                .name("connection to " + address + ":" + port)
                .start(() -> converse(socket, address, port));
    }

    @Override
    public void close() {
        open.forEach(Peer::reset);
    }

    private void converse(Socket socket, String address, int port) {
        try {
            var look = Network.look(engine.world(), address, port, turns.getAndIncrement());
            if (look instanceof Look.Accepting by && open.size() <= AT_MOST) {
                speak(new Peer(socket, engine, address, port, by), by);
                socket.close();
            }
        } catch (IOException | InterruptedException over) {
            // The client left, the machine is gone, or we end: the connection is reset.
        } finally {
            open.remove(socket);
            if (!socket.isClosed()) {
                Peer.reset(socket);
            }
        }
    }

    private void speak(Peer peer, Look.Accepting by) throws IOException, InterruptedException {
        Optional<Daemon> daemon = by.daemon();
        if (daemon.isEmpty()) {
            peer.say(by.by() + "\n");
            return;
        }
        var times = engine.times();
        switch (daemon.get().protocol()) {
            case TCP -> peer.readToEnd();
            case HTTP -> Web.serve(peer, by.by(), times);
            case SMTP, IMAP, FTP, SSH ->
                    Dialogue.of(daemon.get().protocol(), by.by()).hold(peer, times);
        }
    }
}
