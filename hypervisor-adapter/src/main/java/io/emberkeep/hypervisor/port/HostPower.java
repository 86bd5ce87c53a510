package io.emberkeep.hypervisor.port;

import io.emberkeep.contract.answer.Observed;
import java.time.Duration;

/**
 * One host's power, from outside the host: its board and the network. Every call ends at its limit; a
 * board that does not answer is {@link PortException.PowerControlSilent}.
 */
public interface HostPower {

    /** On, suspended or off, as the power control says. */
    Observed.HostPower look(Duration limit) throws PortException;

    /** Takes the power away; returns when that is confirmed. Already off is success (DESIGN rule 9). */
    void off(Duration limit) throws PortException;

    /** Suspends to RAM; returns when that is confirmed. */
    void suspend(Duration limit) throws PortException;

    /** Sends one magic packet; nobody answers to it. */
    void wake(Duration limit) throws PortException;
}
