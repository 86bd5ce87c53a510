package io.emberkeep.experiments.result;

/** What the runs' values are summed up to. */
public enum Statistic {
    MEAN,
    MIN,
    P50,
    P99,
    MAX
}
