package io.emberkeep.contract.structure;

import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import java.util.List;
import java.util.Set;

/**
 * One member, which is none of the targets, watches all of them (TOP-1).
 *
 * @param watcher the member that watches
 */
public record Dedicated(MemberId watcher) implements Structure {

    @Override
    public List<Assignment> assign(List<ServerId> members, Set<ServerId> apart) {
        return members.stream()
                .filter(target -> !apart.contains(target))
                .map(target -> new Assignment(watcher, target, 1))
                .toList();
    }
}
