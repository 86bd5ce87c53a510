package io.emberkeep.experiments.client;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A UDP client that sends a datagram each millisecond and waits for none of the answers. A datagram that is
 * not answered within a tenth of a second is lost.
 */
final class EveryMillisecond implements Client {

    private static final Duration PACE = Duration.ofMillis(1);
    private static final Duration LOST_AFTER = Duration.ofMillis(100);

    private final InetSocketAddress service;
    private final DatagramSocket socket;
    private final ConcurrentMap<Long, Long> unanswered = new ConcurrentHashMap<>();
    private final Log log = new Log();
    private final List<Thread> threads;
    private volatile boolean closed;

    /** @throws IOException if there is no UDP */
    EveryMillisecond(InetSocketAddress service) throws IOException {
        this.service = service;
        this.socket = new DatagramSocket();
        this.threads =
                Stream.<Runnable>of(this::send, this::receive)
                        .map(work -> Thread.ofPlatform().daemon().name("UDP client").start(work))
                        .toList();
    }

    private void send() {
        var next = System.nanoTime();
        for (long number = 0; !closed; number++) {
            LockSupport.parkNanos(next - System.nanoTime());
            var began = System.nanoTime();
            unanswered.put(number, began);
            try {
                var data = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
                socket.send(new DatagramPacket(data, data.length, service));
            } catch (IOException lost) {
                // It stays without an answer.
            }
            // One that was late is not made up for by many at once.
            next = Math.max(next + PACE.toNanos(), began);
        }
    }

    private void receive() {
        var packet = new DatagramPacket(new byte[512], 512);
        while (!closed) {
            try {
                socket.receive(packet);
                var end = packet.getLength();
                if (end >= Long.BYTES) {
                    answered(ByteBuffer.wrap(packet.getData(), 0, end).getLong());
                }
                packet.setLength(512);
            } catch (IOException gone) {
                // Closed, or one datagram was lost.
            }
        }
    }

    private void answered(long number) {
        var began = unanswered.remove(number);
        if (began != null) {
            log.add(new Attempt(began, System.nanoTime(), true));
        }
    }

    @Override
    public List<Attempt> attempts() {
        var now = System.nanoTime();
        var lost =
                unanswered.values().stream()
                        .filter(began -> now - began > LOST_AFTER.toNanos())
                        .map(began -> new Attempt(began, began + LOST_AFTER.toNanos(), false));
        return Stream.concat(log.all().stream(), lost)
                .sorted((one, other) -> Long.compare(one.began(), other.began()))
                .toList();
    }

    @Override
    public void close() {
        closed = true;
        socket.close();
        threads.forEach(Thread::interrupt);
    }
}
