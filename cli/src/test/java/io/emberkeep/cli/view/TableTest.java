package io.emberkeep.cli.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emberkeep.cli.view.Table.Cell;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestAndLinesEndWithoutBlanks() {
        var table = new Table("A", "LONG", "C").row("1", "2", "").row("three", "", "4");
        assertThat(table.render(false)).isEqualTo("A      LONG  C\n1      2\nthree        4\n");
    }

    @Test
    void coloursDoNotMoveAnything() {
        var table = new Table("A", "B").row(new Cell("x", Style.GOOD), Cell.of("y"));
        assertThat(table.render(true).replaceAll("\u001b\\[\\d+m", ""))
                .isEqualTo(new Table("A", "B").row("x", "y").render(false));
    }

    @Test
    void aRowMustFitTheHeader() {
        assertThatThrownBy(() -> new Table("A").row("1", "2"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
