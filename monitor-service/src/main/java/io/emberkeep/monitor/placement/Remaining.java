package io.emberkeep.monitor.placement;

/**
 * A member's remaining capacity, each in % (PLACE-1).
 *
 * @param memory {@code Rm = 100·Pm/Pm,max}
 * @param cpu {@code Rc = 100·(Pc + cores)/(100·cores + cores)}
 * @param network {@code Rn = 100·(Nrat − Pn)/Nrat}, at least 0
 */
public record Remaining(double memory, double cpu, double network) {

    /** Of a prediction. */
    static Remaining of(Usage predicted, Capacity capacity) {
        var cores = capacity.cores();
        var rated = capacity.ratedKbPerSecond();
        return new Remaining(
                100 * predicted.memoryKb() / capacity.memoryKb(),
                100 * (predicted.idlePercent() + cores) / (capacity.idleAtMost() + cores),
                Math.max(0, 100 * (rated - predicted.kbPerSecond()) / rated));
    }
}
