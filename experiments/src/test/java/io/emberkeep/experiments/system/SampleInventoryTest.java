package io.emberkeep.experiments.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class SampleInventoryTest {

    private static SampleInventory sample() {
        return SampleInventory.at(Path.of(".."), "127.99");
    }

    @Test
    void standsAtOtherAddresses() {
        assertThat(sample().yaml()).contains("127.99.14.1").doesNotContain("127.21.");
    }

    @Test
    void differencesReplaceWhatTheyNameAndNothingElse() {
        Map<String, Object> before = new Yaml().load(sample().yaml());
        var changed =
                sample().differing(Map.of("settings", Map.of("interval", "1s")))
                        .differing("servers: {W1: {type: network}}");
        Map<String, Object> after = new Yaml().load(changed.yaml());
        assertThat(changed.settings()).containsEntry("interval", "1s").containsKey("fencing");
        assertThat(after.get("hosts")).isEqualTo(before.get("hosts"));
        assertThat(after.get("servers").toString()).contains("type=network, standby=Wb");
    }
}
