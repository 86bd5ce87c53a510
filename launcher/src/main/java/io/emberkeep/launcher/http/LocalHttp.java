package io.emberkeep.launcher.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One HTTP request and its answer. The JDK's older client, because it is loaded in a tenth of the
 * time of the newer one and a command lives only for a moment.
 */
public final class LocalHttp {

    private static final int LARGEST_ANSWER = 64 * 1024 * 1024;

    static {
        // A request that changes something is never sent twice behind our back.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private LocalHttp() {}

    /**
     * What came back.
     *
     * @param status the HTTP status
     * @param body as text
     * @param headers the last value of each, names in lower case
     */
    public record Response(int status, String body, Map<String, String> headers) {

        /** Whether the status is 2xx. */
        public boolean good() {
            return status / 100 == 2;
        }
    }

    /** Reads. @throws IOException if nobody answers within that time */
    public static Response get(URI uri, Duration within) throws IOException {
        return send("GET", uri, Map.of(), "", within);
    }

    /**
     * Sends a request.
     *
     * @param body empty for none
     * @param within for the connection and again for the answer
     * @throws IOException if nobody answers within that time
     */
    public static Response send(
            String method, URI uri, Map<String, String> headers, String body, Duration within)
            throws IOException {
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        try {
            connection.setConnectTimeout((int) within.toMillis());
            connection.setReadTimeout((int) within.toMillis());
            connection.setRequestMethod(method);
            connection.setInstanceFollowRedirects(false);
            headers.forEach(connection::setRequestProperty);
            if (!body.isEmpty()) {
                connection.setDoOutput(true);
                try (var out = connection.getOutputStream()) {
                    out.write(body.getBytes(StandardCharsets.UTF_8));
                }
            }
            var status = connection.getResponseCode();
            return new Response(status, text(connection, status), headers(connection));
        } finally {
            connection.disconnect();
        }
    }

    private static String text(HttpURLConnection connection, int status) throws IOException {
        try (InputStream in =
                status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            return in == null
                    ? ""
                    : new String(in.readNBytes(LARGEST_ANSWER), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> headers(HttpURLConnection connection) {
        var found = new TreeMap<String, String>();
        connection
                .getHeaderFields()
                .forEach(
                        (name, values) -> {
                            if (name != null) {
                                found.put(name.toLowerCase(Locale.ROOT), values.getLast());
                            }
                        });
        return found;
    }
}
