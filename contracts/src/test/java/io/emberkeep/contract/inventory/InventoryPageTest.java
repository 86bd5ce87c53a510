package io.emberkeep.contract.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.inventory.ServiceDefinition.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/inventory.md} is the file's reference: it has every key and default that the reader has. */
final class InventoryPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w[\\w-]*)` \\|");

    @Test
    void itHasEveryKeyAndNoOther() throws IOException {
        assertThat(keys("hosts")).isEqualTo(YamlReader.HOST);
        assertThat(keys("groups")).isEqualTo(YamlReader.GROUP);
        assertThat(keys("settings")).isEqualTo(SettingsReader.KEYS);
        assertThat(keys("power")).isEqualTo(PowerReader.KEYS);
        assertThat(keys("servers")).containsAll(YamlReader.SERVER).containsAll(ServicesReader.KEYS);
        for (var protocol : Protocol.values()) {
            assertThat(keys("servers")).contains(Words.of(protocol));
        }
        assertThat(page()).contains(YamlReader.TOP);
    }

    @Test
    void itHasTheDefaults() throws IOException {
        var defaults =
                InventoryWriter.write(
                        new Inventory(
                                new PoolId("p"),
                                Settings.DEFAULT,
                                List.of(),
                                List.of(),
                                List.of()));
        defaults.lines()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().split(": ", 2))
                .forEach(
                        setting ->
                                assertThat(section("settings"))
                                        .contains(
                                                "| `%s` | `%s` |"
                                                        .formatted(setting[0], setting[1])));
    }

    @Test
    void itHasTheDefaultsOfPower() {
        PowerWriter.write(PowerSettings.DEFAULT)
                .forEach(
                        (key, value) ->
                                assertThat(section("power"))
                                        .contains("| `%s` | `%s` |".formatted(key, inline(value))));
    }

    /** As a person writes it in one line. */
    private static String inline(Object value) {
        return value instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(one -> "%s: %s".formatted(one.getKey(), inline(one.getValue())))
                        .collect(Collectors.joining(", ", "{", "}"))
                : value.toString();
    }

    private static Set<String> keys(String section) throws IOException {
        return ROW.matcher(section(section))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
    }

    private static String section(String name) {
        try {
            var start = page().indexOf("\n## `" + name + "`");
            assertThat(start).as(name).isNotNegative();
            var end = page().indexOf("\n## ", start + 1);
            return page().substring(start, end);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/inventory.md"));
    }
}
