package io.emberkeep.experiments.catalog;

import io.emberkeep.experiments.result.Figure;
import io.emberkeep.experiments.result.Statistic;

/**
 * What a figure is to be at most.
 *
 * @param figure which
 * @param of which of its statistics
 * @param seconds at most
 */
public record Goal(Figure figure, Statistic of, double seconds) {}
