package io.emberkeep.experiments.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.experiments.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page shows what is kept, and nothing else. */
class PageTest {

    @Test
    void theTableOfThePageIsThatOfTheKeptResults() throws IOException {
        var repository = Path.of("..");
        assertThat(Files.readString(repository.resolve("docs/experiments.md")))
                .as("print it anew: ./emberkeep experiment show --markdown")
                .contains(Markdown.table(Catalog.all(), ResultFiles.in(repository)));
    }
}
