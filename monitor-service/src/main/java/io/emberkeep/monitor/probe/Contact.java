package io.emberkeep.monitor.probe;

import io.emberkeep.contract.id.IpAddress;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** One connection to a server, and the talk on it, before a deadline. All on its loop's thread. */
final class Contact {

    private static final Logger LOG = System.getLogger(Contact.class.getName());

    /** Longer greetings are no greetings; nobody can make us read for ever. */
    private static final int LONGEST = 1_024;

    private final Loop loop;
    private final Talk talk;
    private final Deadline deadline;
    private final Consumer<Optional<String>> end;
    private SocketChannel channel;
    private Alarms.Alarm alarm;
    private boolean connected;
    private ByteBuffer toSay;
    private StringBuilder heard;

    private Contact(Loop loop, Talk talk, Deadline deadline, Consumer<Optional<String>> end) {
        this.loop = loop;
        this.talk = talk;
        this.deadline = deadline;
        this.end = end;
    }

    /**
     * Connects and talks.
     *
     * @param end told once what was wrong; none if it was good
     */
    static void make(
            Loop loop,
            IpAddress ip,
            int port,
            Talk talk,
            Deadline deadline,
            Consumer<Optional<String>> end) {
        new Contact(loop, talk, deadline, end).connect(ip, port);
    }

    private void connect(IpAddress ip, int port) {
        try {
            var address = ip.toInetAddress();
            channel =
                    SocketChannel.open(
                            address instanceof Inet4Address
                                    ? StandardProtocolFamily.INET
                                    : StandardProtocolFamily.INET6);
            channel.configureBlocking(false);
            if (channel.connect(new InetSocketAddress(address, port))) {
                connected();
            } else {
                channel.register(loop.selector(), SelectionKey.OP_CONNECT, this);
                alarm = loop.alarms().at(deadline.nanos(), this::late);
            }
        } catch (IOException failed) {
            end(Optional.ofNullable(failed.getMessage()).or(() -> Optional.of(failed.toString())));
        } catch (RuntimeException fault) {
            end(Optional.of("the examination failed: " + fault));
        }
    }

    /** Something can be done on the connection. */
    void ready() {
        try {
            if (!connected) {
                if (channel.finishConnect()) {
                    connected();
                }
            } else if (toSay != null) {
                say();
            } else {
                hear();
            }
        } catch (IOException failed) {
            end(Optional.ofNullable(failed.getMessage()).or(() -> Optional.of(failed.toString())));
        } catch (RuntimeException fault) {
            end(Optional.of("the examination failed: " + fault));
        }
    }

    private void connected() throws IOException {
        connected = true;
        if (!talk.hears()) {
            end(Optional.empty());
            return;
        }
        toSay = ByteBuffer.wrap(talk.opening().getBytes(StandardCharsets.US_ASCII));
        say();
    }

    private void say() throws IOException {
        channel.write(toSay);
        if (toSay.hasRemaining()) {
            interest(SelectionKey.OP_WRITE);
        } else {
            toSay = null;
            interest(SelectionKey.OP_READ);
        }
    }

    private void interest(int operation) throws IOException {
        var key = channel.keyFor(loop.selector());
        if (key == null) {
            channel.register(loop.selector(), operation, this);
            alarm = loop.alarms().at(deadline.nanos(), this::late);
        } else {
            key.interestOps(operation);
        }
    }

    private void hear() throws IOException {
        var buffer = loop.buffer();
        var count = channel.read(buffer);
        if (heard == null) {
            heard = new StringBuilder();
        }
        buffer.flip();
        while (buffer.hasRemaining()) {
            var octet = buffer.get() & 0xff;
            if (octet == '\n') {
                judged(talk.verdict().apply(heard.toString().stripTrailing()));
                return;
            }
            heard.append((char) octet);
            if (heard.length() >= LONGEST) {
                end(Optional.of("a line of more than " + LONGEST + " characters"));
                return;
            }
        }
        if (count < 0) {
            end(Optional.of("it closed the connection after " + quote(heard)));
        }
    }

    private void judged(Optional<String> trouble) {
        if (trouble.isEmpty() && !talk.goodbye().isEmpty()) {
            try {
                channel.write(
                        ByteBuffer.wrap(
                                (talk.goodbye() + "\r\n").getBytes(StandardCharsets.US_ASCII)));
            } catch (IOException gone) {
                // Whether it hears that does not matter.
                LOG.log(Level.TRACE, "leaving", gone);
            }
        }
        end(trouble);
    }

    private void late() {
        end(
                Optional.of(
                        (connected ? "no whole line within " : "no connection within ")
                                + deadline.whole().toMillis()
                                + " ms"));
    }

    private void end(Optional<String> trouble) {
        if (alarm != null) {
            alarm.callOff();
        }
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException alreadyGone) {
            LOG.log(Level.TRACE, "closing", alreadyGone);
        }
        end.accept(trouble);
    }

    /** A few characters of what was heard, fit for a log. */
    static String quote(CharSequence heard) {
        var printable = heard.toString().replaceAll("[^\\x20-\\x7e]", "?");
        return printable.isEmpty()
                ? "nothing"
                : "«" + printable.substring(0, Math.min(printable.length(), 60)) + "»";
    }
}
