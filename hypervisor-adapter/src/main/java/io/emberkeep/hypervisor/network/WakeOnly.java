package io.emberkeep.hypervisor.network;

import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.id.MacAddress;
import io.emberkeep.hypervisor.port.HostPower;
import io.emberkeep.hypervisor.port.PortException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * A machine of which nothing is known but its MAC address: it can be woken (DBSS-7).
 *
 * @param mac its address
 * @param to where magic packets go
 */
public record WakeOnly(MacAddress mac, InetSocketAddress to) implements HostPower {

    @Override
    public Observed.HostPower look(Duration limit) throws PortException {
        throw new PortException.PowerControlSilent("it has no power control that is known");
    }

    @Override
    public void off(Duration limit) throws PortException {
        throw new PortException.Refused("it has no power control that is known");
    }

    @Override
    public void suspend(Duration limit) throws PortException {
        throw new PortException.Refused("it has no power control that is known");
    }

    @Override
    public void wake(Duration limit) throws PortException {
        try {
            MagicPacket.send(mac, to);
        } catch (IOException unsendable) {
            throw new PortException.Refused(
                    "no magic packet can be sent to %s: %s".formatted(to, unsendable.getMessage()));
        }
    }
}
