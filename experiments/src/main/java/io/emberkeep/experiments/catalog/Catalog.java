package io.emberkeep.experiments.catalog;

import io.emberkeep.experiments.ExperimentException;
import io.emberkeep.experiments.catalog.Experiment.Moment;
import io.emberkeep.experiments.client.ClientKind;
import io.emberkeep.experiments.result.Figure;
import io.emberkeep.experiments.result.Statistic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All experiments, by name. */
public final class Catalog {

    private static final Experiment FAST_FAILOVER =
            new Experiment(
                    "fast-failover",
                    "a shutdown at any moment, with the fast settings and a standby that resumes in 5 ms",
                    List.of(Strike.shutdown("W2")),
                    Moment.SPREAD,
                    Setups.fast(),
                    List.of(ClientKind.RETRYING, ClientKind.NAIVE_TCP, ClientKind.UDP),
                    List.of(),
                    List.of(
                            new Goal(Figure.RETRYING_CLIENT, Statistic.P50, 0.6),
                            new Goal(Figure.RETRYING_CLIENT, Statistic.P99, 1.0)),
                    120);

    private static final Map<String, List<Experiment>> GROUPS = groups();

    private Catalog() {}

    /** In the order in which they are listed. */
    public static List<Experiment> all() {
        return GROUPS.values().stream().flatMap(List::stream).toList();
    }

    /** Names that stand for several. */
    public static Map<String, List<Experiment>> groupNames() {
        return GROUPS.entrySet().stream()
                .filter(one -> one.getValue().size() > 1)
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                (one, _) -> one,
                                LinkedHashMap::new));
    }

    /** The one of that name, or all that it stands for. @throws ExperimentException if there is none */
    public static List<Experiment> named(String name) {
        return Stream.concat(
                        all().stream()
                                .filter(one -> one.name().equalsIgnoreCase(name))
                                .map(List::of),
                        groupNames().entrySet().stream()
                                .filter(one -> one.getKey().equals(name))
                                .map(Map.Entry::getValue))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ExperimentException(
                                        "There is no experiment %s; there are %s, and for several %s."
                                                .formatted(
                                                        name,
                                                        all().stream()
                                                                .map(Experiment::name)
                                                                .collect(Collectors.joining(", ")),
                                                        String.join(", ", groupNames().keySet()))));
    }

    private static Map<String, List<Experiment>> groups() {
        var all = new LinkedHashMap<String, List<Experiment>>();
        all.put("singles", Singles.all());
        all.put("fast", List.of(FAST_FAILOVER));
        all.put("pairs", Pairs.all());
        return all;
    }
}
