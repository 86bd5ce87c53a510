package io.emberkeep.contract.inventory;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import java.util.Optional;

/**
 * A service group: servers that provide the same service, redundantly.
 *
 * @param name the group's name
 * @param baseHost where its service is gathered when load is light (PSS-4)
 */
public record GroupDefinition(GroupId name, Optional<HostId> baseHost) {}
