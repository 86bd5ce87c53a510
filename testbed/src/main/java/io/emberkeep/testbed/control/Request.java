package io.emberkeep.testbed.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a client asks.
 *
 * @param method in capitals
 * @param path the parts of the path
 * @param query the raw query
 * @param body the body's text
 */
record Request(String method, List<String> path, Optional<String> query, String body) {

    private static final int LONGEST_BODY = 64 * 1024;

    static Request of(HttpExchange exchange) throws IOException {
        byte[] read = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (read.length > LONGEST_BODY) {
            throw new BadRequest("The body is longer than 64 KiB.");
        }
        var uri = exchange.getRequestURI();
        var path = Arrays.stream(uri.getPath().split("/")).filter(part -> !part.isEmpty()).toList();
        return new Request(
                exchange.getRequestMethod(),
                path,
                Optional.ofNullable(uri.getRawQuery()),
                new String(read, StandardCharsets.UTF_8));
    }

    /** One parameter of the query. */
    Optional<String> parameter(String name) {
        return query.stream()
                .flatMap(all -> Arrays.stream(all.split("&")))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2 && pair[0].equals(name) && !pair[1].isEmpty())
                .map(pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))
                .findFirst();
    }

    /** @throws BadRequest with a sentence, if the body is not of that form */
    <T> T body(Class<T> type) {
        try {
            var read = Json.mapper().readValue(body, type);
            if (read == null) {
                throw new BadRequest("A body is missing.");
            }
            return read;
        } catch (JsonProcessingException wrong) {
            throw new BadRequest("The body cannot be read: " + wrong.getOriginalMessage());
        }
    }
}
