package io.emberkeep.experiments.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.experiments.catalog.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {

    private static final Result RESULT =
            Results.of("St", 1, Results.run(1, "F1", Map.of(Figure.TAKEOVER, 1.5)));

    @TempDir Path folder;

    @Test
    void whatIsKeptIsReadAgain() {
        var files = new ResultFiles(folder.resolve("results"));
        assertThat(files.of("St")).isEmpty();
        assertThat(files.keep(RESULT)).isEqualTo(folder.resolve("results/St.json"));
        assertThat(files.of("St")).contains(RESULT);
    }

    @Test
    void theNewestTakesTheLastOnesPlace() throws Exception {
        var files = new ResultFiles(folder);
        files.keep(RESULT);
        var newer = Results.of("St", 1, Results.run(1, "F1", Map.of(Figure.TAKEOVER, 1.4)));
        files.keep(newer);
        assertThat(files.of("St")).contains(newer);
        try (var all = Files.list(folder)) {
            assertThat(all).hasSize(1);
        }
    }

    @Test
    void theTableOfThePageHasALineForEachFigure() {
        var files = new ResultFiles(folder);
        files.keep(RESULT);
        assertThat(Markdown.table(List.of(Catalog.named("St").getFirst()), files))
                .isEqualTo(
                        """
                        | experiment | target | figure | runs | mean | min | p50 | p99 | max | papers, goal |  |
                        | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                        | St | F1 | takeover | 1 | 1.50 | 1.50 |  |  | 1.50 |  |  |
                        """);
    }
}
