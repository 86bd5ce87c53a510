package io.emberkeep.testbed.net;

import io.emberkeep.testbed.model.Protocol;
import io.emberkeep.testbed.model.Times;
import java.io.IOException;
import java.util.Locale;

/** One HTTP request and its answer; asked as a proxy, the server answers itself. */
final class Web {

    private static final int MOST_HEADERS = 100;

    private Web() {}

    static void serve(Peer peer, String name, Times times)
            throws IOException, InterruptedException {
        String[] request = peer.line().orElse("").split(" ", -1);
        if (!headersEnd(peer)) {
            return;
        }
        boolean proxy = request.length > 1 && request[1].matches("(?i)https?://.*");
        Thread.sleep(proxy ? times.scaled(times.answerProxy()) : times.answer(Protocol.HTTP));
        if (request.length != 3 || !request[2].startsWith("HTTP/1.")) {
            peer.say(answer(name, "400 Bad Request", true));
            return;
        }
        boolean head = request[0].toUpperCase(Locale.ROOT).equals("HEAD");
        peer.say(answer(name, "200 OK", !head));
    }

    private static boolean headersEnd(Peer peer) throws IOException, InterruptedException {
        for (int each = 0; each < MOST_HEADERS; each++) {
            var line = peer.line();
            if (line.isEmpty() || line.get().isEmpty()) {
                return line.isPresent();
            }
        }
        return false;
    }

    private static String answer(String name, String status, boolean body) {
        String text = name + "\n";
        return "HTTP/1.1 "
                + status
                + "\r\nServer: "
                + name
                + "\r\nContent-Type: text/plain\r\nContent-Length: "
                + text.length()
                + "\r\nConnection: close\r\n\r\n"
                + (body ? text : "");
    }
}
