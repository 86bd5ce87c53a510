package io.emberkeep.messaging;

import java.util.Map;

/**
 * Where the broker is, and how we speak to it. Kafka's own defaults are slow to notice a death and wait
 * for more to send; here each second counts (DESIGN section 6).
 *
 * @param bootstrap the brokers to ask first, {@code host:port}, parted by commas
 */
public record KafkaSettings(String bootstrap) {

    /** The largest record that is sent or fetched: what is larger than read at all must still arrive. */
    static final int LARGEST_RECORD = 4 * 1024 * 1024;

    Map<String, Object> common() {
        return Map.of(
                "bootstrap.servers", bootstrap,
                // A restarted broker is found again within half a second.
                "reconnect.backoff.ms", 50,
                "reconnect.backoff.max.ms", 500,
                "socket.connection.setup.timeout.ms", 2_000,
                "request.timeout.ms", 3_000);
    }
}
