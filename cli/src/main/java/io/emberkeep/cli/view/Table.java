package io.emberkeep.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns as wide as what stands in them, two blanks between them, nothing at the end of a line. */
public final class Table {

    private final List<String> header;
    private final List<List<Cell>> rows = new ArrayList<>();

    /** @param header the columns' names */
    public Table(String... header) {
        this.header = List.of(header);
    }

    /**
     * What stands in one place.
     *
     * @param text as it is seen
     * @param style how
     */
    public record Cell(String text, Style style) {
        /** In no particular style. */
        public static Cell of(String text) {
            return new Cell(text, Style.PLAIN);
        }
    }

    /** Adds a row. @throws IllegalArgumentException if it has not as many cells as the header */
    public Table row(Cell... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(
                    "%d cells for %d columns".formatted(cells.length, header.size()));
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Adds a row of plain texts. */
    public Table row(String... texts) {
        return row(
                IntStream.range(0, texts.length)
                        .mapToObj(i -> Cell.of(texts[i]))
                        .toArray(Cell[]::new));
    }

    /**
     * The lines, each ended.
     *
     * @param coloured whether styles are shown
     */
    public String render(boolean coloured) {
        var widths =
                IntStream.range(0, header.size())
                        .map(
                                column ->
                                        rows.stream()
                                                .mapToInt(row -> row.get(column).text().length())
                                                .reduce(header.get(column).length(), Math::max))
                        .toArray();
        var all = new ArrayList<List<Cell>>();
        all.add(header.stream().map(name -> new Cell(name, Style.HEADER)).toList());
        all.addAll(rows);
        return all.stream()
                .map(row -> line(row, widths, coloured))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(List<Cell> row, int[] widths, boolean coloured) {
        var line = new StringBuilder();
        var blanks = 0;
        for (var i = 0; i < row.size(); i++) {
            var cell = row.get(i);
            if (!cell.text().isEmpty()) {
                line.append(" ".repeat(blanks)).append(cell.style().apply(cell.text(), coloured));
                blanks = 0;
            }
            blanks += widths[i] - cell.text().length() + 2;
        }
        return line.toString();
    }
}
