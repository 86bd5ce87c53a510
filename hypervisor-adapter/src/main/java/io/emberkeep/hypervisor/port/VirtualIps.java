package io.emberkeep.hypervisor.port;

import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import java.time.Duration;

/**
 * The VIPs of the guests of one host, through the guests; never kept in a guest's own configuration
 * (DESIGN rule 9). Every call ends at its limit, as those of {@link Hypervisor} do; a guest that does
 * not answer is {@link PortException.GuestSilent}.
 */
public interface VirtualIps {

    /** What the guest says of itself. */
    GuestView look(ServerId guest, Duration limit) throws PortException;

    /** Sets a VIP; setting it again changes nothing. */
    void set(ServerId guest, IpAddress vip, Duration limit) throws PortException;

    /** Removes a VIP; removing it again changes nothing. */
    void remove(ServerId guest, IpAddress vip, Duration limit) throws PortException;

    /** Tells everybody that the VIP is here (gratuitous ARP); refused where it is not set. */
    void announce(ServerId guest, IpAddress vip, Duration limit) throws PortException;
}
