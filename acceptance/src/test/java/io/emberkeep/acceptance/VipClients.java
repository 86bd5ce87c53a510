package io.emberkeep.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A client on each of the sample's VIPs, who asks all the time. */
final class VipClients implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(50);
    private static final Duration TIMEOUT = Duration.ofMillis(200);

    private final List<VipClient> clients;

    VipClients(TestSystem system) {
        clients =
                Stream.of(101, 102, 103, 104, 105, 106)
                        .map(last -> system.address("127.21.14." + last))
                        .map(vip -> new VipClient(vip, VipClient.NAMES, PACE, TIMEOUT))
                        .toList();
    }

    /** The longest from one good attempt to the next between which there was a bad one; zero if there was none. */
    Duration longestSilence() {
        return clients.stream()
                .map(client -> longest(client.attempts()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Duration longest(List<VipClient.Attempt> attempts) {
        var longest = Duration.ZERO;
        Instant good = null;
        var bad = false;
        for (var attempt : attempts) {
            if (attempt.server().isEmpty()) {
                bad = true;
                continue;
            }
            if (bad && good != null) {
                var silence = Duration.between(good, attempt.at());
                longest = silence.compareTo(longest) > 0 ? silence : longest;
            }
            good = attempt.at();
            bad = false;
        }
        return longest;
    }

    @Override
    public void close() {
        clients.forEach(VipClient::close);
    }
}
