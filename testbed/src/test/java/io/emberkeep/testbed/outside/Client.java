package io.emberkeep.testbed.outside;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client of the servers: what it sees of a port, in one word or the first line that it hears. */
final class Client {

    static final String SILENT = "silent";
    static final String REFUSED = "refused";
    static final String MUTE = "mute";

    private static final int CONNECT_MILLIS = 120;
    private static final int ANSWER_MILLIS = 300;

    private Client() {}

    static String sees(String address, int port) {
        return sees(address, port, "");
    }

    /** What it sees if it says something first. */
    static String sees(String address, int port, String said) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
            return heard(socket);
        } catch (ConnectException refused) {
            return REFUSED;
        } catch (SocketTimeoutException nothing) {
            return SILENT;
        } catch (IOException lost) {
            return "lost";
        }
    }

    static String web(String address) {
        return web(address, "/");
    }

    /** Which web server answers. */
    static String web(String address, String url) {
        String request = "GET " + url + " HTTP/1.1\r\nHost: " + address + "\r\n\r\n";
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, 8080), CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String all =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return all.startsWith("HTTP/1.1 200 ")
                    ? all.replaceFirst("(?s).*\r\nServer: ([^\r]*)\r\n.*", "$1")
                    : all;
        } catch (ConnectException refused) {
            return REFUSED;
        } catch (SocketTimeoutException nothing) {
            return nothing.getMessage().startsWith("Connect") ? SILENT : MUTE;
        } catch (IOException lost) {
            return "lost";
        }
    }

    private static String heard(Socket socket) throws IOException {
        var line = new StringBuilder();
        try {
            int next = socket.getInputStream().read();
            while (next >= 0 && next != '\n') {
                line.append((char) next);
                next = socket.getInputStream().read();
            }
        } catch (SocketTimeoutException nothing) {
            return MUTE;
        }
        return line.toString().strip();
    }
}
