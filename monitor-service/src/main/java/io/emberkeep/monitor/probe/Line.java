package io.emberkeep.monitor.probe;

import io.emberkeep.contract.id.IpAddress;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A connection to a server, on which lines are heard and said before a deadline. */
final class Line implements Closeable {

    private static final Logger LOG = System.getLogger(Line.class.getName());

    /** Longer greetings are no greetings; nobody can make us read for ever. */
    private static final int LONGEST = 1_024;

    private final Socket socket = new Socket();
    private final Deadline deadline;

    private Line(Deadline deadline) {
        this.deadline = deadline;
    }

    /** @throws IOException if no connection comes about before the deadline, with a sentence */
    static Line connect(IpAddress ip, int port, Deadline deadline) throws IOException {
        var line = new Line(deadline);
        try {
            line.socket.setTcpNoDelay(true);
            line.socket.connect(
                    new InetSocketAddress(ip.toInetAddress(), port), deadline.millisLeft());
            return line;
        } catch (SocketTimeoutException late) {
            line.close();
            throw new SocketTimeoutException(
                    "no connection within " + deadline.whole().toMillis() + " ms");
        } catch (IOException failed) {
            line.close();
            throw failed;
        }
    }

    /** @throws IOException if the line ends, is too long, or is not whole before the deadline */
    String hear() throws IOException {
        var heard = new StringBuilder();
        try {
            while (heard.length() < LONGEST) {
                socket.setSoTimeout(deadline.millisLeft());
                var octet = socket.getInputStream().read();
                if (octet < 0) {
                    throw new IOException("it closed the connection after " + quote(heard));
                }
                if (octet == '\n') {
                    return heard.toString().stripTrailing();
                }
                heard.append((char) octet);
            }
        } catch (SocketTimeoutException late) {
            throw new SocketTimeoutException(
                    "no whole line within " + deadline.whole().toMillis() + " ms");
        }
        throw new IOException("a line of more than " + LONGEST + " characters");
    }

    void say(String text) throws IOException {
        deadline.millisLeft();
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Says something that need not arrive. */
    void sayIfHeard(String text) {
        try {
            say(text);
        } catch (IOException gone) {
            LOG.log(Level.TRACE, "leaving", gone);
        }
    }

    /** A few characters of what was heard, fit for a log. */
    static String quote(CharSequence heard) {
        var printable = heard.toString().replaceAll("[^\\x20-\\x7e]", "?");
        return printable.isEmpty()
                ? "nothing"
                : "«" + printable.substring(0, Math.min(printable.length(), 60)) + "»";
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            LOG.log(Level.TRACE, "closing", alreadyGone);
        }
    }
}
