package io.emberkeep.contract.structure;

import io.emberkeep.contract.id.ServerId;
import java.util.List;
import java.util.Set;

/** Who watches whom; the DBSS is the same in all structures (TOP-4). */
public sealed interface Structure permits Dedicated, PeerToPeer, Ring {

    /**
     * Everybody's assignments. The same members give the same ones, whoever asks.
     *
     * @param members all of the pool, in the order of their numbers
     * @param apart those that failed (R's <em>separation</em>): they watch nobody, and nobody is assigned to them
     */
    List<Assignment> assign(List<ServerId> members, Set<ServerId> apart);
}
