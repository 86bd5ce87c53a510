package io.emberkeep.experiments.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class SampleInventoryTest {

    private static final Place PLACE = new Place(Path.of(".."), Path.of("target"), 4000, "127.99");

    @Test
    void standsAtOtherAddresses() {
        assertThat(SampleInventory.at(PLACE, Map.of()))
                .contains("127.99.14.1")
                .doesNotContain("127.21.");
    }

    @Test
    void settingsReplaceThoseOfTheSameNameAndNothingElse() {
        Map<String, Map<String, Object>> before =
                new Yaml().load(SampleInventory.at(PLACE, Map.of()));
        Map<String, Map<String, Object>> after =
                new Yaml()
                        .load(SampleInventory.at(PLACE, Map.of("interval", "1s", "lease", "20s")));
        assertThat(after.get("settings"))
                .containsEntry("interval", "1s")
                .containsEntry("lease", "20s")
                .containsKey("fencing");
        assertThat(after.get("servers")).isEqualTo(before.get("servers"));
    }

    @Test
    void powerIsSavedOnlyWhereTheSettingsSaySo() {
        assertThat(settings(Map.of())).containsEntry("power", "none");
        assertThat(settings(Map.of("power", Map.of("inARow", 2))))
                .containsEntry("power", Map.of("inARow", 2));
    }

    private static Map<String, Object> settings(Map<String, Object> other) {
        Map<String, Map<String, Object>> inventory =
                new Yaml().load(SampleInventory.at(PLACE, other));
        return inventory.get("settings");
    }
}
