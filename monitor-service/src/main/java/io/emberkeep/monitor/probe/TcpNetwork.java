package io.emberkeep.monitor.probe;

import io.emberkeep.contract.id.IpAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A connection must come about. A refused one is no answer: on a loopback address the kernel itself
 * refuses for machines that are not there.
 *
 * @param port to which it is made
 */
record TcpNetwork(int port) implements NetworkExamination {

    @Override
    public Optional<String> examine(IpAddress ip, Duration atMost) {
        try {
            Line.connect(ip, port, Deadline.in(atMost)).close();
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(
                    "%s does not answer on port %d: %s".formatted(ip, port, failed.getMessage()));
        }
    }
}
