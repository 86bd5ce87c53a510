package io.emberkeep.experiments.result;

import io.emberkeep.experiments.catalog.Experiment;
import io.emberkeep.experiments.catalog.Goal;
import io.emberkeep.experiments.catalog.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Our figures beside the papers', as the lines of a table. */
public final class Comparison {

    /** The table's columns. */
    public static final List<String> HEADER =
            List.of(
                    "EXPERIMENT",
                    "TARGET",
                    "FIGURE",
                    "RUNS",
                    "MEAN",
                    "MIN",
                    "P50",
                    "P99",
                    "MAX",
                    "PAPERS, GOAL",
                    "");

    /** The same for scripts. */
    public static final List<String> NAMES =
            List.of(
                    "experiment",
                    "target",
                    "figure",
                    "runs",
                    "mean",
                    "min",
                    "p50",
                    "p99",
                    "max",
                    "papersAndGoals",
                    "verdict");

    /**
     * One line.
     *
     * @param cells as many as the header has
     * @param reached whether ours is not more than any paper's figure and any goal
     */
    public record Line(List<String> cells, boolean reached) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    private Comparison() {}

    /** A result's lines: each target, each figure. */
    public static List<Line> of(Experiment experiment, Result result) {
        var lines = new ArrayList<Line>();
        for (var target : result.targets()) {
            for (var figure : Figure.values()) {
                if (result.values(target, figure).findAny().isPresent()) {
                    lines.add(
                            line(
                                    experiment,
                                    result,
                                    target,
                                    figure,
                                    new Summary(result.values(target, figure))));
                }
            }
        }
        return lines;
    }

    private static Line line(
            Experiment experiment, Result result, String target, Figure figure, Summary ours) {
        var papers =
                experiment.papers().stream()
                        .filter(paper -> paper.target().equals(target))
                        .filter(paper -> paper.figures().containsKey(figure))
                        .toList();
        var goals = experiment.goals().stream().filter(one -> one.figure() == figure).toList();
        // Scaled machines are not the papers'.
        var comparable = result.scale() == 1 && !(papers.isEmpty() && goals.isEmpty());
        var reached =
                papers.stream()
                                .allMatch(
                                        paper ->
                                                ours.of(Statistic.MEAN)
                                                        <= paper.figures().get(figure))
                        && goals.stream().allMatch(goal -> ours.of(goal.of()) <= goal.seconds());
        return new Line(
                List.of(
                        experiment.name(),
                        target,
                        figure.words(),
                        Long.toString(ours.count()),
                        seconds(ours, Statistic.MEAN),
                        seconds(ours, Statistic.MIN),
                        percentile(experiment, ours, Statistic.P50),
                        percentile(experiment, ours, Statistic.P99),
                        seconds(ours, Statistic.MAX),
                        others(papers, goals, figure),
                        !comparable ? "" : reached ? "reached" : "missed"),
                !comparable || reached);
    }

    private static String others(List<Paper> papers, List<Goal> goals, Figure figure) {
        var all = new ArrayList<String>();
        papers.forEach(
                paper ->
                        all.add(
                                "%s %s"
                                        .formatted(
                                                paper.name(), text(paper.figures().get(figure)))));
        goals.forEach(
                goal ->
                        all.add(
                                "%s ≤ %s"
                                        .formatted(
                                                goal.of().name().toLowerCase(Locale.ROOT),
                                                text(goal.seconds()))));
        return all.stream().collect(Collectors.joining(", "));
    }

    private static String percentile(Experiment experiment, Summary ours, Statistic statistic) {
        return experiment.percentiles() ? seconds(ours, statistic) : "";
    }

    private static String seconds(Summary ours, Statistic statistic) {
        return text(ours.of(statistic));
    }

    private static String text(double seconds) {
        return "%.2f".formatted(seconds);
    }
}
