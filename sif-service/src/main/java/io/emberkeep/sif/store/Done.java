package io.emberkeep.sif.store;

import io.emberkeep.contract.id.PoolId;
import java.util.List;
import java.util.Map;

/**
 * What one transaction did.
 *
 * @param applied what came of each record, in their order
 * @param outgoing what is to be sent, now that it is committed
 * @param pools those that it looked at, as they are recorded now
 * @param decided what was decided
 */
record Done(
        List<Applied> applied,
        List<Outgoing> outgoing,
        Map<PoolId, Stored> pools,
        List<Decided> decided) {

    static Done skipped(int records) {
        return new Done(
                java.util.Collections.nCopies(records, Applied.SKIPPED),
                List.of(),
                Map.of(),
                List.of());
    }
}
