package io.emberkeep.monitor.placement;

/** What a member's load will be, if that can be said (PLACE-1). */
public sealed interface Prediction {

    /**
     * It can.
     *
     * @param usage Pm, Pc and Pn, within what the machine has
     * @param capacity what the machine has
     * @param withTrend whether both windows had samples; else it is the mean of the newer one
     */
    record Known(Usage usage, Capacity capacity, boolean withTrend) implements Prediction {}

    /** Its loads are not fresh. @param reason as a sentence */
    record Unknown(String reason) implements Prediction {}
}
