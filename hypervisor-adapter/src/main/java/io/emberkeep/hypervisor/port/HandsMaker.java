package io.emberkeep.hypervisor.port;

import io.emberkeep.contract.inventory.HostDefinition;

/** One way to reach hosts, for one scheme of their libvirt URI; a new one is a new bean of this type. */
public interface HandsMaker {

    /** The scheme that it serves, what stands before the first colon of the URI. */
    String scheme();

    /**
     * The ports of one host; reaches nobody yet.
     *
     * @throws IllegalArgumentException with a sentence, if the URI says too little
     */
    Hands handsOf(HostDefinition host);
}
