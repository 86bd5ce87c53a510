package io.emberkeep.monitor.heartbeat;

import io.emberkeep.contract.id.MemberId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last refusals. Names that anybody may invent must not fill the memory, nor one member's noise hide another's. */
final class Refusals {

    static final int MOST = 20;

    private final Map<Key, Refusal> newestLast = new LinkedHashMap<>();

    private record Key(MemberId member, Refusal.Cause cause) {}

    /** @return what is known of this kind now */
    Refusal add(Refusal refusal) {
        var key = new Key(refusal.member(), refusal.cause());
        var before = newestLast.remove(key);
        var now = before == null ? refusal : before.again(refusal);
        newestLast.put(key, now);
        if (newestLast.size() > MOST) {
            newestLast.remove(newestLast.keySet().iterator().next());
        }
        return now;
    }

    List<Refusal> newestFirst() {
        return new ArrayList<>(newestLast.values()).reversed();
    }
}
