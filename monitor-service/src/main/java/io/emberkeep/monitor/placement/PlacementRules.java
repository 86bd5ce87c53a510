package io.emberkeep.monitor.placement;

import io.emberkeep.contract.inventory.Durations;
import io.emberkeep.contract.inventory.ServerDefinition.ServerType;
import java.time.Duration;

/**
 * How members' loads are predicted and weighed (PLACE-1).
 *
 * @param window over which a load is a mean; two successive ones give the prediction. Loads without a sample in the newer
 *     one are not fresh
 * @param aheadAtMost how far a sample's time may be ahead of ours, by clocks that differ
 * @param cpu weights for a failed server of type CPU
 * @param network of type NETWORK
 * @param cpuNet of type CPU_NET
 */
public record PlacementRules(
        Duration window, Duration aheadAtMost, Weights cpu, Weights network, Weights cpuNet) {

    /** The paper's weights; three samples in 10 s each are a window. */
    public static final PlacementRules DEFAULT =
            new PlacementRules(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(1),
                    new Weights(0.5, 0.4, 0.1),
                    new Weights(0.5, 0.1, 0.4),
                    new Weights(0.5, 0.25, 0.25));

    /** @throws IllegalArgumentException with the sentence that says which does not fit, and why */
    public PlacementRules {
        if (!window.isPositive()) {
            throw new IllegalArgumentException(
                    "window (%s) is to be longer than nothing".formatted(Durations.format(window)));
        }
        if (aheadAtMost.isNegative()) {
            throw new IllegalArgumentException(
                    "aheadAtMost (%s) is never negative".formatted(aheadAtMost));
        }
    }

    /** The weights for a failed server of that type. */
    Weights weights(ServerType type) {
        return switch (type) {
            case CPU -> cpu;
            case NETWORK -> network;
            case CPU_NET -> cpuNet;
        };
    }
}
