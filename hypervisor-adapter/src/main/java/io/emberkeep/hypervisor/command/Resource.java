package io.emberkeep.hypervisor.command;

import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ResourceId;
import java.util.Comparator;

/**
 * A server or host of one pool; two pools may use the same name.
 *
 * @param pool whose it is
 * @param id its name there
 */
public record Resource(PoolId pool, ResourceId id) implements Comparable<Resource> {

    private static final Comparator<Resource> ORDER =
            Comparator.comparing(Resource::pool).thenComparing(Resource::id);

    @Override
    public int compareTo(Resource other) {
        return ORDER.compare(this, other);
    }
}
