package io.emberkeep.contract.decision;

/** Which pure core decided. */
public enum Core {
    /** The supervisor of one target (DBSS), in the monitor-service. */
    DBSS,
    /** The configuration writer (SIF), in the sif-service. */
    SIF,
    /** The guard in front of the hands (DESIGN rule 5), in the hypervisor-adapter. */
    GUARD,
    /** The Power Saving System (PSS), in the power-service. */
    PSS
}
