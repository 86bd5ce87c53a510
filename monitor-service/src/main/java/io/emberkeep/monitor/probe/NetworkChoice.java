package io.emberkeep.monitor.probe;

import io.emberkeep.contract.inventory.ServiceDefinition;
import io.emberkeep.contract.inventory.Settings;
import java.util.List;
import java.util.Optional;

/** How a target's network is examined here: as its pool wants it, as far as this machine permits. */
public final class NetworkChoice implements AutoCloseable {

    private final IcmpAccess icmp;

    private NetworkChoice(IcmpAccess icmp) {
        this.icmp = icmp;
    }

    /** Tries once whether ICMP is permitted. */
    public static NetworkChoice here() {
        return new NetworkChoice(IcmpAccess.open());
    }

    /** Without ICMP. @param why as a sentence */
    public static NetworkChoice withoutIcmp(String why) {
        return new NetworkChoice(new IcmpAccess.Missing(why));
    }

    /** Why ICMP is not to be had; none if it is. */
    public Optional<String> missing() {
        return switch (icmp) {
            case IcmpAccess.Open _ -> Optional.empty();
            case IcmpAccess.Missing(var why) -> Optional.of(why);
        };
    }

    /** The examination for a pool's setting; falls back to TCP where ICMP is not permitted. */
    NetworkExamination of(Settings.NetworkExamination wanted, List<ServiceDefinition> services) {
        return switch (wanted.method()) {
            case TCP -> new TcpNetwork(wanted.port());
            case ICMP ->
                    switch (icmp) {
                        case IcmpAccess.Open(var ping) ->
                                (loop, ip, atMost, end) ->
                                        (ip.value().contains(":")
                                                        ? fallback(wanted, services)
                                                        : ping)
                                                .examine(loop, ip, atMost, end);
                        case IcmpAccess.Missing _ -> fallback(wanted, services);
                    };
        };
    }

    /** The port that was set, else the first at which the target serves. */
    private static NetworkExamination fallback(
            Settings.NetworkExamination wanted, List<ServiceDefinition> services) {
        return wanted.port() > 0
                ? new TcpNetwork(wanted.port())
                : services.stream()
                        .map(ServiceDefinition::port)
                        .filter(port -> port > 0)
                        .findFirst()
                        .<NetworkExamination>map(TcpNetwork::new)
                        // Nothing to connect to: its services alone tell.
                        .orElse((_, _, _, end) -> end.accept(Optional.empty()));
    }

    @Override
    public void close() {
        if (icmp instanceof IcmpAccess.Open(var ping)) {
            ping.close();
        }
    }
}
