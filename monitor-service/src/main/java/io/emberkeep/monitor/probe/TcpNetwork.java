package io.emberkeep.monitor.probe;

import io.emberkeep.contract.id.IpAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A connection must come about. A refused one is no answer: on a loopback address the kernel itself
 * refuses for machines that are not there.
 *
 * @param port to which it is made
 */
record TcpNetwork(int port) implements NetworkExamination {

    @Override
    public void examine(Loop loop, IpAddress ip, Duration atMost, Consumer<Optional<String>> end) {
        loop.visit(
                atMost,
                (deadline, ended) -> Contact.make(loop, ip, port, Talk.NONE, deadline, ended),
                silent -> end.accept(silent.map(why -> sentence(ip, why))));
    }

    private String sentence(IpAddress ip, String why) {
        return "%s does not answer on port %d: %s".formatted(ip, port, why);
    }
}
