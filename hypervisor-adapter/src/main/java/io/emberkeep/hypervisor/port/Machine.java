package io.emberkeep.hypervisor.port;

import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.id.BootId;
import java.util.Optional;

/**
 * A VM as its hypervisor sees it.
 *
 * @param state running, paused or off; a guest that boots or hangs is running
 * @param boot names its present boot, if the hypervisor can tell
 * @param linkUp whether its host lets it on the network
 */
public record Machine(Observed.Guest state, Optional<BootId> boot, boolean linkUp) {}
