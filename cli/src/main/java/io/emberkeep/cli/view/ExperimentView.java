package io.emberkeep.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emberkeep.cli.view.Table.Cell;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.experiments.catalog.Experiment;
import io.emberkeep.experiments.result.Comparison;
import io.emberkeep.experiments.result.Result;
import io.emberkeep.experiments.result.ResultFiles;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** Experiments and what they gave. */
public final class ExperimentView {

    private ExperimentView() {}

    /**
     * One with a result.
     *
     * @param experiment which
     * @param result what it gave
     */
    public record Shown(Experiment experiment, Result result) {}

    /** Which there are, and when they were measured last. */
    public static String list(
            List<Experiment> experiments, ResultFiles files, Format format, boolean coloured) {
        var table = new Table("NAME", "RUNS", "MEASURED", "WHAT");
        var tree = Json.mapper().createArrayNode();
        for (var one : experiments) {
            var measured =
                    files.of(one.name())
                            .map(it -> it.startedAt().atOffset(ZoneOffset.UTC).toLocalDate());
            table.row(
                    one.name(),
                    Integer.toString(one.runs()),
                    measured.map(Object::toString).orElse("-"),
                    one.about());
            tree.add(
                    tree.objectNode()
                            .put("name", one.name())
                            .put("runs", one.runs())
                            .put("measured", measured.map(Object::toString).orElse(null))
                            .put("about", one.about()));
        }
        return format == Format.TABLE ? table.render(coloured) : format.write(tree);
    }

    /** Figures beside the papers', or all there is. */
    public static String results(List<Shown> shown, Format format, boolean coloured) {
        if (format != Format.TABLE) {
            return format.write(json(shown));
        }
        var table = new Table(Comparison.HEADER.toArray(String[]::new));
        for (var one : shown) {
            for (var line : Comparison.of(one.experiment(), one.result())) {
                table.row(
                        line.cells().stream()
                                .map(text -> new Cell(text, style(text)))
                                .toArray(Cell[]::new));
            }
        }
        return table.render(coloured)
                + shown.stream()
                        .map(one -> machine(one.result()))
                        .distinct()
                        .collect(Collectors.joining());
    }

    private static Style style(String text) {
        return switch (text) {
            case "reached" -> Style.GOOD;
            case "missed" -> Style.BAD;
            default -> Style.PLAIN;
        };
    }

    private static String machine(Result result) {
        return "Seconds. %s, %d cores, %d MB, %s, JDK %s%s%n"
                .formatted(
                        result.machine().cpu(),
                        result.machine().cores(),
                        result.machine().memoryMegabytes(),
                        result.machine().os(),
                        result.machine().jdk(),
                        result.scale() == 1
                                ? "."
                                : "; all times at %s of the papers'.".formatted(result.scale()));
    }

    /** Each result as its file has it, with the table's lines beside. */
    private static JsonNode json(List<Shown> shown) {
        ArrayNode all = Json.mapper().createArrayNode();
        for (var one : shown) {
            ObjectNode tree = Json.mapper().valueToTree(one.result());
            var lines = tree.putArray("table");
            for (var line : Comparison.of(one.experiment(), one.result())) {
                var row = lines.addObject();
                for (var i = 0; i < Comparison.HEADER.size(); i++) {
                    row.put(Comparison.NAMES.get(i), line.cells().get(i));
                }
            }
            all.add(tree);
        }
        return all;
    }
}
