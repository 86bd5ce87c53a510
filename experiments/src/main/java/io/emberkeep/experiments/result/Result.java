package io.emberkeep.experiments.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What an experiment gave, as it is kept.
 *
 * @param experiment its name
 * @param about in one line
 * @param startedAt when
 * @param machine on which everything ran
 * @param scale of the papers' times; 1 is as in the papers
 * @param settings of the pool, all of them
 * @param times of the testbed's machines, all of them
 * @param disturbed how many runs were repeated, since something else failed during them; unknown in older results
 * @param runs every one that was not
 */
public record Result(
        String experiment,
        String about,
        Instant startedAt,
        Machine machine,
        double scale,
        JsonNode settings,
        JsonNode times,
        Optional<Integer> disturbed,
        List<Run> runs) {

    public Result {
        runs = List.copyOf(runs);
    }

    /** A figure of a target in all runs that have it. */
    public DoubleStream values(String target, Figure figure) {
        return runs.stream()
                .flatMap(run -> run.targets().stream())
                .filter(one -> one.target().equals(target))
                .filter(one -> one.figures().containsKey(figure))
                .mapToDouble(one -> one.figures().get(figure));
    }

    /** Every target, in order. */
    public List<String> targets() {
        return runs.stream()
                .flatMap(run -> run.targets().stream())
                .map(Measured::target)
                .distinct()
                .toList();
    }
}
