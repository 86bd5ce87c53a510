package io.emberkeep.hypervisor.command;

import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ResourceId;

/**
 * A server or host of one pool; two pools may use the same name.
 *
 * @param pool whose it is
 * @param id its name there
 */
public record Resource(PoolId pool, ResourceId id) {}
