package io.emberkeep.monitor.probe;

import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.inventory.ServiceDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Services examined side by side, without the network and VIPs before them (RING-1). All on its loop's thread. */
final class OwnPorts {

    private final String[] troubles;
    private final Consumer<List<String>> end;
    private int open;

    private OwnPorts(int services, Consumer<List<String>> end) {
        this.troubles = new String[services];
        this.end = end;
    }

    /** @param end told once what is wrong, a sentence for each bad one in their order */
    static void examine(
            Loop loop,
            IpAddress ip,
            List<ServiceDefinition> services,
            Duration atMost,
            Consumer<List<String>> end) {
        new OwnPorts(services.size(), end).examine(loop, ip, services, atMost);
    }

    private void examine(
            Loop loop, IpAddress ip, List<ServiceDefinition> services, Duration atMost) {
        // One more than there are, so that none can be the last before all have begun.
        open = services.size() + 1;
        for (var i = 0; i < services.size(); i++) {
            var place = i;
            ServiceExamination.examine(
                    loop,
                    ip,
                    services.get(i),
                    atMost,
                    trouble -> {
                        troubles[place] = trouble.orElse(null);
                        oneLess();
                    });
        }
        oneLess();
    }

    private void oneLess() {
        open--;
        if (open == 0) {
            end.accept(Stream.of(troubles).filter(Objects::nonNull).toList());
        }
    }
}
