package io.emberkeep.contract.inventory;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of {@code bad-inventories} is refused with exactly the faults in the file beside it. After a
 * deliberate change of sentences: {@code -Dupdate=true} writes these anew, to be read before they are kept.
 */
final class BadInventoriesTest {

    private static final Path FOLDER = Path.of("src/test/resources/bad-inventories");

    static List<Path> files() throws IOException {
        try (var all = Files.list(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void everyFaultIsNamedAndNoOther(Path file) throws IOException {
        var result = InventoryFile.readPath(file);
        var faults =
                result.faults().stream()
                        .map(fault -> "%d: %s%n".formatted(fault.line(), fault.reason()))
                        .collect(joining());
        var expected = Path.of(file.toString().replace(".yaml", ".expected"));
        if (Boolean.getBoolean("update")) {
            Files.writeString(expected, faults);
        }
        assertThat(result.inventory()).isEmpty();
        assertThat(faults).isNotEmpty().isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void eachFileHasOneFaultButTheOneWithAll(Path file) {
        var faults = InventoryFile.readPath(file).faults();
        if (file.endsWith("all.yaml")) {
            assertThat(faults).hasSizeGreaterThan(50);
        } else {
            assertThat(faults).hasSize(1);
        }
    }

    @Test
    void thereAreMany() throws IOException {
        assertThat(files()).hasSizeGreaterThan(20);
    }
}
