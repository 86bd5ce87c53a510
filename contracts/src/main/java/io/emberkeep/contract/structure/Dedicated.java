package io.emberkeep.contract.structure;

import io.emberkeep.contract.id.ServerId;
import java.util.List;
import java.util.Set;

/** Every monitor-service watches all targets, and none of these is a member: nobody is assigned to anybody (TOP-1). */
public record Dedicated() implements Structure {

    @Override
    public List<Assignment> assign(List<ServerId> members, Set<ServerId> apart) {
        return List.of();
    }

    @Override
    public int fewest() {
        return 0;
    }

    @Override
    public List<ServerId> membersOf(List<ServerId> targets) {
        return List.of();
    }
}
