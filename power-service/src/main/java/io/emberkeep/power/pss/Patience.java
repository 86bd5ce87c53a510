package io.emberkeep.power.pss;

import io.emberkeep.contract.id.GroupId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What failed is tried again later, and each time twice as late (DESIGN rule 11). Hosts that sleep are tried as one,
 * whose key is no group.
 */
final class Patience {

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Map<Optional<GroupId>, Failed> failed = new HashMap<>();

    private record Failed(Duration pause, Instant until, String reason) {}

    void worked(Optional<GroupId> group) {
        failed.remove(group);
    }

    void failed(Optional<GroupId> group, String reason, Instant at) {
        var before = failed.get(group);
        var pause = before == null ? FIRST : before.pause().multipliedBy(2);
        var atMost = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        failed.put(group, new Failed(atMost, at.plus(atMost), reason));
    }

    /** Why nothing is tried now; none if it may be. */
    Optional<String> whyNot(Optional<GroupId> group, Instant now) {
        return Optional.ofNullable(failed.get(group))
                .filter(one -> now.isBefore(one.until()))
                .map(one -> "not tried again before %s: %s".formatted(one.until(), one.reason()));
    }
}
