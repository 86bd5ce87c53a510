package io.emberkeep.experiments.result;

import io.emberkeep.experiments.catalog.Experiment;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables as {@code docs/experiments.md} has them. */
public final class Markdown {

    private Markdown() {}

    /** The lines of some experiments' kept results; those that have none are left out. */
    public static String table(List<Experiment> experiments, ResultFiles files) {
        return Stream.concat(
                        Stream.of(
                                Comparison.HEADER.stream()
                                        .map(name -> name.toLowerCase(java.util.Locale.ROOT))
                                        .toList(),
                                Comparison.HEADER.stream().map(_ -> "---").toList()),
                        experiments.stream()
                                .flatMap(
                                        one ->
                                                files.of(one.name()).stream()
                                                        .flatMap(
                                                                result ->
                                                                        Comparison.of(one, result)
                                                                                .stream()))
                                .map(Comparison.Line::cells))
                .map(cells -> cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }
}
