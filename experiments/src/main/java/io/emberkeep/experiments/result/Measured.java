package io.emberkeep.experiments.result;

import java.util.Map;

/**
 * What one run measured of one target.
 *
 * @param target its name
 * @param incident under which the product has it
 * @param figures in seconds; one that did not come about is not there
 */
public record Measured(String target, String incident, Map<Figure, Double> figures) {}
