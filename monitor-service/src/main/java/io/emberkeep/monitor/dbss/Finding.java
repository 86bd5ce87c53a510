package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.IpAddress;
import java.util.List;

/** What an examination found (DBSS-3). */
public sealed interface Finding {

    /** Everything that was examined is good. */
    record Well() implements Finding {}

    /**
     * Something is not.
     *
     * @param kind network trouble if nothing answers at the own address, else service trouble (DBSS-4)
     * @param daemons which services are bad
     * @param vips on which virtual addresses nothing answers
     * @param evidence what was seen, as a sentence
     */
    record Bad(TroubleKind kind, List<DaemonName> daemons, List<IpAddress> vips, String evidence)
            implements Finding {
        public Bad {
            daemons = List.copyOf(daemons);
            vips = List.copyOf(vips);
        }

        /** Whether nothing is wrong but that VIPs do not answer. */
        public boolean onlyVips() {
            return kind == TroubleKind.SERVICE && daemons.isEmpty() && !vips.isEmpty();
        }
    }
}
