package io.emberkeep.experiments.catalog;

import io.emberkeep.experiments.result.Figure;
import java.util.Map;

/**
 * What a paper measured of one target, in seconds.
 *
 * @param name of the paper's column
 * @param target ours that stands for the paper's
 * @param figures those that it gives
 */
public record Paper(String name, String target, Map<Figure, Double> figures) {

    public Paper {
        figures = Map.copyOf(figures);
    }

    static Paper of(String name, String target, double function, double recovery, double client) {
        return new Paper(
                name,
                target,
                Map.of(
                        Figure.FUNCTION_RECOVERY, function,
                        Figure.TARGET_RECOVERY, recovery,
                        Figure.CLIENT, client));
    }

    /** Of the pairs R gives the function's recovery alone. */
    static Paper function(String name, String target, double function) {
        return new Paper(name, target, Map.of(Figure.FUNCTION_RECOVERY, function));
    }
}
