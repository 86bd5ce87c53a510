package io.emberkeep.contract.decision;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.wire.Trees;
import java.util.LinkedHashMap;
import java.util.Map;

/** The trees of the states last written, of the two hundred that were used last. For one thread at a time. */
public final class Known {

    private static final int AT_MOST = 200;

    private final Map<String, Written> last =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Written> eldest) {
                    return size() > AT_MOST;
                }
            };

    private record Written(Object state, JsonNode tree) {}

    /** The tree of a state; that of before if the state is equal. */
    JsonNode tree(String whose, Object state) {
        var known = last.get(whose);
        if (known == null || !known.state().equals(state)) {
            known = new Written(state, Trees.write(state));
            last.put(whose, known);
        }
        return known.tree();
    }
}
