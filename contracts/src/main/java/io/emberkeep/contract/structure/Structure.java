package io.emberkeep.contract.structure;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.emberkeep.contract.id.ServerId;
import java.util.List;
import java.util.Set;

/** Who watches whom, a setting of the pool; the DBSS is the same in all structures (TOP-4). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Dedicated.class, name = "dedicated"),
    @JsonSubTypes.Type(value = PeerToPeer.class, name = "peer-to-peer"),
    @JsonSubTypes.Type(value = Ring.class, name = "ring")
})
public sealed interface Structure permits Dedicated, PeerToPeer, Ring {

    /**
     * Everybody's assignments. The same members give the same ones, whoever asks.
     *
     * @param members all of the pool, in the order of their numbers
     * @param apart those that failed (R's <em>separation</em>): they watch nobody, and nobody is assigned to them
     */
    List<Assignment> assign(List<ServerId> members, Set<ServerId> apart);

    /** The fewest targets with which a pool may have this structure. */
    int fewest();

    /** Which targets are members that watch each other, in the order of their numbers. */
    default List<ServerId> membersOf(List<ServerId> targets) {
        return targets;
    }
}
