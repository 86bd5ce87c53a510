package io.emberkeep.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.wire.Json;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** In which form something is printed. */
public enum Format {
    /** For people. */
    TABLE,
    /** For scripts; the forms are documented in docs/cli.md and stay. */
    JSON,
    /** The same as JSON, easier on the eye. */
    YAML;

    /** A tree in one of the two forms for scripts, its last line ended. */
    public String write(JsonNode tree) {
        return this == YAML ? yaml(tree) : tree.toPrettyString() + "\n";
    }

    private static String yaml(JsonNode tree) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        return new Yaml(options).dump(Json.mapper().convertValue(tree, Object.class));
    }
}
