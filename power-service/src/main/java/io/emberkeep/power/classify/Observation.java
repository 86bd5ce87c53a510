package io.emberkeep.power.classify;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.power.load.GroupLoad;
import java.util.List;

/**
 * What is seen of a group at one time.
 *
 * @param load what its servers in operation measured
 * @param shape the shape that it has, as recorded
 * @param ifSmaller who would serve in the next smaller shape
 */
public record Observation(GroupLoad load, LoadClass shape, List<ServerId> ifSmaller) {

    public Observation {
        ifSmaller = List.copyOf(ifSmaller);
    }
}
