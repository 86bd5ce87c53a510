package io.emberkeep.contract.configuration;

import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HolderId;
import io.emberkeep.contract.id.ResourceId;
import java.util.List;

/**
 * A resource's epoch and who holds it now (DESIGN rule 2). A resource that was never claimed has none.
 *
 * @param resource the server or host
 * @param epoch grows with each new holding
 * @param use what it is held for; {@link Use#FREE} if by nobody
 * @param holders the incidents and transitions that hold it: none, one, or several of the same use
 */
public record Hold(ResourceId resource, Epoch epoch, Use use, List<HolderId> holders) {

    public Hold {
        holders = List.copyOf(holders);
    }

    /** What a resource is held for. */
    public enum Use {
        /** By nobody. */
        FREE,
        /** Alone: a server that is recovered or moved, a standby that stands in, a host that is put to sleep. */
        ALONE,
        /** A host that must stay awake; shared by any number. */
        AWAKE,
        /** A host to be powered off; shared by the incidents of the servers on it. */
        FENCE
    }
}
