package io.emberkeep.monitor.placement;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.contract.load.LoadsMeasured;
import io.emberkeep.monitor.placement.MemberLoads.Offered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The loads of a pool's members, as they come on the topic {@code loads} (RING-8). Changed in place; for one thread at a
 * time.
 */
public final class PoolLoads {

    private final PlacementRules rules;
    private final Map<ServerId, MemberLoads> members = new HashMap<>();

    /** When a member measured itself last. */
    private final Map<ServerId, Instant> itself = new HashMap<>();

    /** @param all the pool's members */
    public PoolLoads(Collection<ServerId> all, PlacementRules rules) {
        this.rules = rules;
        configured(all);
    }

    /** The pool has these members now; those that left are forgotten. */
    public void configured(Collection<ServerId> all) {
        members.keySet().retainAll(Set.copyOf(all));
        itself.keySet().retainAll(members.keySet());
        all.forEach(member -> members.computeIfAbsent(member, MemberLoads::none));
    }

    /**
     * Hears what somebody measured. Samples of servers that are no members, as of standbys, are left to others; and what
     * others measured of a member that measures itself.
     *
     * @param now by the broker's clock
     * @return why samples of members were refused, a sentence each
     */
    public List<String> hear(LoadsMeasured measured, Instant now) {
        var refusals = new ArrayList<String>();
        for (var sample : measured.samples()) {
            offer(sample, measured.by(), now).ifPresent(refusals::add);
        }
        return refusals;
    }

    private Optional<String> offer(LoadSample sample, String by, Instant now) {
        var known = members.get(sample.server());
        var own = by.equals(sample.server().value());
        if (known == null || !own && measuresItself(sample.server(), now)) {
            return Optional.empty();
        }
        return switch (known.offer(sample, now, rules)) {
            case Offered.Taken(var next) -> {
                members.put(sample.server(), next);
                if (own) {
                    itself.put(sample.server(), now);
                }
                yield Optional.empty();
            }
            case Offered.Refused(var reason) -> Optional.of(reason);
        };
    }

    /** Nobody knows a machine better than itself; who has gone silent is measured by others again. */
    private boolean measuresItself(ServerId member, Instant now) {
        var last = itself.get(member);
        return last != null && Duration.between(last, now).compareTo(rules.window()) <= 0;
    }

    /** What a member's load will be. @param now by the broker's clock */
    public Prediction predict(ServerId member, Instant now) {
        var known = members.get(member);
        return known == null
                ? new Prediction.Unknown("%s is no member of this pool".formatted(member))
                : known.predict(now, rules);
    }
}
