package io.emberkeep.sif.configuration;

import io.emberkeep.contract.signal.Signal;
import java.time.Instant;
import java.util.Optional;

/** What the core is told. Time is the database's (DESIGN rule 3). */
public sealed interface SifInput {

    /** The database's time. */
    Instant now();

    /**
     * A signal came.
     *
     * @param signal what happened or is wanted
     * @param deadline after which it must not take effect; none if it has none
     */
    record SignalReceived(Signal signal, Optional<Instant> deadline, Instant now)
            implements SifInput {}

    /**
     * It is time to look for leases that ran out. Only given by a replica that has read to the end of the
     * signals and for which one lease has passed since (DESIGN rule 3).
     */
    record LeasesChecked(Instant now) implements SifInput {}
}
