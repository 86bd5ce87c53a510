package io.emberkeep.monitor.structure;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import java.util.SortedSet;

/** Who watches whom; the DBSS is the same in all structures (TOP-4). */
public sealed interface Structure permits Dedicated {

    /** The targets for which a member runs a DBSS now. */
    SortedSet<ServerId> watchedBy(MemberId member, PoolConfiguration pool);
}
