package io.emberkeep.experiments.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One use of a service over TCP. */
@FunctionalInterface
interface Access {

    /** Uses it. @throws IOException if it was not served */
    void use(InetSocketAddress service) throws IOException;

    /**
     * A connection is enough.
     *
     * @param timeout after which it is given up; zero leaves that to the kernel
     */
    static Access connecting(Duration timeout) {
        return service -> {
            try (var socket = new Socket()) {
                socket.connect(service, (int) timeout.toMillis());
                // Gone at once, so that the many connections leave no ports behind that wait.
                socket.setSoLinger(true, 0);
            }
        };
    }

    /**
     * The service must say something: its greeting, or the first line of an answer to a request.
     *
     * @param request what is said first; empty for a service that greets
     * @param connect after which the connection is given up
     * @param answer after which the answer is
     */
    static Access answered(String request, Duration connect, Duration answer) {
        return service -> {
            try (var socket = new Socket()) {
                socket.connect(service, (int) connect.toMillis());
                socket.setSoTimeout((int) answer.toMillis());
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                if (socket.getInputStream().read() < 0) {
                    throw new IOException("closed without a word");
                }
            }
        };
    }
}
