package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command refuses each bad inventory with every fault named, and changes nothing. */
final class BadInventoriesTest {

    private static final Path FOLDER =
            Shell.ROOT.resolve("contracts/src/test/resources/bad-inventories");

    private final TestSystem system = TestSystem.shared();

    static Stream<String> bad() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void thereAreAtLeastTwenty() throws IOException {
        assertThat(bad()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void everyFaultIsNamedWithItsLine(String name) throws IOException {
        var file = FOLDER.resolve(name);
        var ended = system.command("inventory", "apply", file.toString());
        assertThat(ended.code()).as(ended.output()).isEqualTo(4);
        for (var fault : Files.readAllLines(FOLDER.resolve(name.replace(".yaml", ".expected")))) {
            assertThat(ended.output()).contains(fault);
        }
    }
}
