package io.emberkeep.monitor.placement;

/**
 * How much each remaining capacity counts (PLACE-1).
 *
 * @param memory of Rm, 0 or more
 * @param cpu of Rc, 0 or more
 * @param network of Rn, 0 or more
 */
public record Weights(double memory, double cpu, double network) {

    /** @throws IllegalArgumentException with a sentence, if one is negative or none counts at all */
    public Weights {
        if (!isWeight(memory) || !isWeight(cpu) || !isWeight(network)) {
            throw new IllegalArgumentException(
                    "weights %s, %s, %s: each is to be a number, 0 or more"
                            .formatted(memory, cpu, network));
        }
        if (memory + cpu + network == 0) {
            throw new IllegalArgumentException("weights 0, 0, 0: nothing would count");
        }
    }

    private static boolean isWeight(double value) {
        return Double.isFinite(value) && value >= 0;
    }

    /** The weighted sum. */
    double of(Remaining remaining) {
        return memory * remaining.memory() + cpu * remaining.cpu() + network * remaining.network();
    }
}
