package io.emberkeep.monitor.probe;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.emberkeep.contract.id.IpAddress;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * ICMP echo over IPv4, which Java has no class for: one socket for all, and one thread that hears. Lost
 * packets are sent again.
 */
final class IcmpPing implements NetworkExamination, AutoCloseable {

    private static final int ECHO_REQUEST = 8;
    private static final int ECHO_REPLY = 0;
    private static final int HEADER = 8;
    private static final Duration AGAIN_AFTER = Duration.ofMillis(500);
    private static final int RECEIVE_BUFFER = 4 * 1024 * 1024;
    private static final int EPERM = 1;
    private static final int EACCES = 13;

    private final int socket;
    private final boolean raw;
    private final int id = (int) (ProcessHandle.current().pid() & 0xffff);
    private final AtomicInteger sequence = new AtomicInteger();
    private final Map<Integer, Waiting> open = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private IcmpPing(int socket, boolean raw) {
        this.socket = socket;
        this.raw = raw;
        makeRoom();
        Thread.ofPlatform().daemon().name("icmp").start(this::listen);
    }

    /** ICMP is not to be had here; the message says what is missing. */
    static final class NotPermitted extends Exception {
        private static final long serialVersionUID = 1;

        NotPermitted(String message) {
            super(message);
        }
    }

    static IcmpPing open() throws NotPermitted {
        var datagram = NativeSockets.socket(NativeSockets.SOCK_DGRAM);
        if (datagram.value() >= 0) {
            return new IcmpPing((int) datagram.value(), false);
        }
        var raw = NativeSockets.socket(NativeSockets.SOCK_RAW);
        if (raw.value() >= 0) {
            return new IcmpPing((int) raw.value(), true);
        }
        throw new NotPermitted(
                "ICMP is not permitted: an unprivileged socket needs this group within net.ipv4.ping_group_range (%s), a raw one the capability CAP_NET_RAW (%s)"
                        .formatted(why(datagram.errno()), why(raw.errno())));
    }

    /** Many replies come at once; what finds no room is lost. What is no reply need not be heard at all. */
    private void makeRoom() {
        var room =
                NativeSockets.option(
                        socket,
                        NativeSockets.SOL_SOCKET,
                        NativeSockets.SO_RCVBUFFORCE,
                        RECEIVE_BUFFER);
        if (room.value() < 0) {
            NativeSockets.option(
                    socket, NativeSockets.SOL_SOCKET, NativeSockets.SO_RCVBUF, RECEIVE_BUFFER);
        }
        if (raw) {
            NativeSockets.option(
                    socket, NativeSockets.SOL_RAW, NativeSockets.ICMP_FILTER, ~(1 << ECHO_REPLY));
        }
    }

    private static String why(int errno) {
        return switch (errno) {
            case EPERM -> "EPERM";
            case EACCES -> "EACCES";
            default -> "error " + errno;
        };
    }

    @Override
    public void examine(Loop loop, IpAddress ip, Duration atMost, Consumer<Optional<String>> end) {
        var number = sequence.incrementAndGet() & 0xffff;
        var waiting =
                new Waiting(
                        loop,
                        ip,
                        ip.toInetAddress().getAddress(),
                        number,
                        Deadline.in(atMost),
                        end);
        open.put(number, waiting);
        waiting.send();
    }

    /** One ping until it is answered or late; all but its address on its loop's thread. */
    private final class Waiting {
        private final Loop loop;
        private final IpAddress ip;
        private final byte[] address;
        private final int number;
        private final Deadline deadline;
        private final Consumer<Optional<String>> end;
        private Alarms.Alarm alarm;
        private boolean ended;

        private Waiting(
                Loop loop,
                IpAddress ip,
                byte[] address,
                int number,
                Deadline deadline,
                Consumer<Optional<String>> end) {
            this.loop = loop;
            this.ip = ip;
            this.address = address;
            this.number = number;
            this.deadline = deadline;
            this.end = end;
        }

        private void send() {
            var now = System.nanoTime();
            if (deadline.nanos() - now <= 0) {
                end(
                        Optional.of(
                                "%s does not answer a ping: no answer within %d ms"
                                        .formatted(ip, deadline.whole().toMillis())));
                return;
            }
            alarm =
                    loop.alarms()
                            .at(
                                    now + Math.min(AGAIN_AFTER.toNanos(), deadline.nanos() - now),
                                    this::send);
            IcmpPing.this.send(ip, number).ifPresent(refused -> end(Optional.of(refused)));
        }

        private void answered() {
            loop.news(() -> end(Optional.empty()));
        }

        private void end(Optional<String> silent) {
            if (!ended) {
                ended = true;
                open.remove(number, this);
                alarm.callOff();
                end.accept(silent);
            }
        }
    }

    private Optional<String> send(IpAddress ip, int number) {
        try (var arena = Arena.ofConfined()) {
            var packet = ByteBuffer.allocate(HEADER + 8);
            packet.put((byte) ECHO_REQUEST).put((byte) 0).putShort((short) 0);
            packet.putShort((short) id).putShort((short) number).putLong(number);
            packet.putShort(2, checksum(packet.array()));
            var data = arena.allocate(packet.capacity());
            data.copyFrom(MemorySegment.ofArray(packet.array()));
            var address = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
            address.putShort((short) NativeSockets.AF_INET).putShort((short) 0);
            address.put(ip.toInetAddress().getAddress());
            var to = arena.allocate(16);
            to.copyFrom(MemorySegment.ofArray(address.array()));
            var sent = NativeSockets.sendTo(socket, data, to);
            return sent.value() >= 0
                    ? Optional.empty()
                    : Optional.of("no ping goes to %s: error %d".formatted(ip, sent.errno()));
        }
    }

    /** The internet checksum (RFC 1071). */
    static short checksum(byte[] data) {
        var sum = 0;
        for (var i = 0; i < data.length; i += 2) {
            sum += (data[i] & 0xff) << 8 | data[i + 1] & 0xff;
        }
        sum = (sum >> 16) + (sum & 0xffff);
        sum += sum >> 16;
        return (short) ~sum;
    }

    private void listen() {
        try (var arena = Arena.ofConfined()) {
            var buffer = arena.allocate(256);
            while (!closed) {
                var got = NativeSockets.receive(socket, buffer);
                if (got.value() > 0) {
                    reply(buffer.asSlice(0, got.value()).toArray(JAVA_BYTE));
                }
            }
        }
    }

    /** A raw socket gives the IP header too, and everybody's replies. */
    private void reply(byte[] packet) {
        var start = raw ? (packet[0] & 0x0f) * 4 : 0;
        if (packet.length < start + HEADER || packet[start] != ECHO_REPLY) {
            return;
        }
        var header = ByteBuffer.wrap(packet, start, HEADER);
        var whose = header.getShort(start + 4) & 0xffff;
        var number = header.getShort(start + 6) & 0xffff;
        var waiting = open.get(number);
        if (waiting != null && (!raw || whose == id && isFrom(waiting.address, packet))) {
            waiting.answered();
        }
    }

    private static boolean isFrom(byte[] address, byte[] packet) {
        return Arrays.equals(address, Arrays.copyOfRange(packet, 12, 16));
    }

    @Override
    public void close() {
        closed = true;
        NativeSockets.close(socket);
    }
}
