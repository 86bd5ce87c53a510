package io.emberkeep.hypervisor.loopback;

import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.id.MacAddress;
import io.emberkeep.hypervisor.network.WakeOnly;
import io.emberkeep.hypervisor.port.HostPower;
import io.emberkeep.hypervisor.port.PortException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The board of one of the testbed's hosts; on again only by a magic packet over the network. */
final class LoopbackPower implements HostPower {

    private final ControlApi api;
    private final String path;
    private final Optional<MacAddress> mac;
    private final InetSocketAddress wakeAddress;

    LoopbackPower(
            ControlApi api, String host, Optional<MacAddress> mac, InetSocketAddress wakeAddress) {
        this.api = api;
        this.path = "/hosts/" + host + "/power";
        this.mac = mac;
        this.wakeAddress = wakeAddress;
    }

    @Override
    public Observed.HostPower look(Duration limit) throws PortException {
        try {
            var says = api.get(path, limit).path("power").asText();
            return switch (says) {
                case "ON" -> Observed.HostPower.ON;
                case "SUSPENDED" -> Observed.HostPower.SUSPENDED;
                case "OFF" -> Observed.HostPower.OFF;
                default ->
                        throw new PortException.Refused(
                                "the power control says «%s», which is no power of a host"
                                        .formatted(says));
            };
        } catch (PortException.DeadlinePassed | PortException.HostUnreachable silence) {
            throw new PortException.PowerControlSilent(silence.getMessage());
        }
    }

    @Override
    public void off(Duration limit) throws PortException {
        api.post(path + "/off", Map.of(), limit);
    }

    @Override
    public void suspend(Duration limit) throws PortException {
        api.post(path + "/suspend", Map.of(), limit);
    }

    @Override
    public void wake(Duration limit) throws PortException {
        if (mac.isEmpty()) {
            throw new PortException.Refused("it has no MAC address: it cannot be woken");
        }
        new WakeOnly(mac.get(), wakeAddress).wake(limit);
    }
}
