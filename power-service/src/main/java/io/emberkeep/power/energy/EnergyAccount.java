package io.emberkeep.power.energy;

import io.emberkeep.contract.energy.EnergyUsed;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.inventory.HostDefinition.PowerDraw;
import io.emberkeep.power.energy.HostSpan.Doing;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Energy used, and what all hosts always on would have used (PSS-10). The work is the same in both: a host that
 * slept would have been idle, since what it would have done was done by those that were awake.
 *
 * @param used energy used
 * @param alwaysOn energy that all hosts always on would have used
 * @param savedBy what each decision saved, less what its changes cost; negative if it did not pay
 * @param unaccounted hosts that name no watts, of which nothing is counted
 */
public record EnergyAccount(
        Energy used,
        Energy alwaysOn,
        SortedMap<DecisionName, Energy> savedBy,
        SortedSet<HostId> unaccounted) {

    public EnergyAccount {
        savedBy = Collections.unmodifiableSortedMap(new TreeMap<>(savedBy));
        unaccounted = Collections.unmodifiableSortedSet(new TreeSet<>(unaccounted));
    }

    /** Nothing yet. */
    public static final EnergyAccount EMPTY =
            new EnergyAccount(Energy.NONE, Energy.NONE, new TreeMap<>(), new TreeSet<>());

    /**
     * The account of what hosts did.
     *
     * @param watts what each host draws; one that is missing is not accounted
     * @throws IllegalArgumentException with a sentence, if a host did two things at once
     */
    public static EnergyAccount of(Collection<HostSpan> spans, Map<HostId, PowerDraw> watts) {
        overlap(spans)
                .ifPresent(
                        sentence -> {
                            throw new IllegalArgumentException(sentence);
                        });
        var account = EMPTY;
        for (var span : spans) {
            var draw = watts.get(span.host());
            account = account.plus(draw == null ? missing(span.host()) : of(span, draw));
        }
        return account;
    }

    /** The account that was given away. */
    public static EnergyAccount of(EnergyUsed used) {
        var saved = new TreeMap<DecisionName, Energy>();
        for (var one : used.saved()) {
            saved.merge(new DecisionName(one.by().value()), new Energy(one.joules()), Energy::plus);
        }
        return new EnergyAccount(
                new Energy(used.usedJoules()),
                new Energy(used.alwaysOnJoules()),
                saved,
                new TreeSet<>(used.unaccounted()));
    }

    /** What was saved in all. */
    public Energy saved() {
        return alwaysOn.minus(used);
    }

    /** The share that was saved, in percent; 0 if there was nothing to save from. */
    public double savedPercent() {
        return alwaysOn.joules() <= 0 ? 0 : 100 * saved().joules() / alwaysOn.joules();
    }

    /** Two accounts of different hosts or times together. */
    public EnergyAccount plus(EnergyAccount other) {
        var by = new TreeMap<>(savedBy);
        other.savedBy.forEach((decision, energy) -> by.merge(decision, energy, Energy::plus));
        var hosts = new TreeSet<>(unaccounted);
        hosts.addAll(other.unaccounted);
        return new EnergyAccount(used.plus(other.used), alwaysOn.plus(other.alwaysOn), by, hosts);
    }

    /** So much of it, as if it were spread evenly over its time. */
    EnergyAccount times(double share) {
        if (share >= 1) {
            return this;
        }
        var by = new TreeMap<DecisionName, Energy>();
        savedBy.forEach((decision, energy) -> by.put(decision, energy.times(share)));
        return new EnergyAccount(used.times(share), alwaysOn.times(share), by, unaccounted);
    }

    private static EnergyAccount of(HostSpan span, PowerDraw draw) {
        return switch (span.doing()) {
            case Doing.Awake(var busy) -> {
                var used =
                        Energy.of(draw.idle() + busy * (draw.busy() - draw.idle()), span.length());
                yield new EnergyAccount(used, used, new TreeMap<>(), new TreeSet<>());
            }
            case Doing.Changing(var by) -> against(span, draw.busy(), draw.idle(), by);
            case Doing.Asleep(var by) -> against(span, draw.suspended(), draw.idle(), by);
            case Doing.Off() -> EMPTY;
        };
    }

    private static EnergyAccount against(
            HostSpan span, double watts, double otherwise, DecisionName by) {
        var used = Energy.of(watts, span.length());
        var without = Energy.of(otherwise, span.length());
        var saved = new TreeMap<DecisionName, Energy>(Map.of(by, without.minus(used)));
        return new EnergyAccount(used, without, saved, new TreeSet<>());
    }

    private static EnergyAccount missing(HostId host) {
        return new EnergyAccount(
                Energy.NONE, Energy.NONE, new TreeMap<>(), new TreeSet<>(List.of(host)));
    }

    private static Optional<String> overlap(Collection<HostSpan> spans) {
        var last = new HashMap<HostId, HostSpan>();
        for (var span : spans.stream().sorted(Comparator.comparing(HostSpan::from)).toList()) {
            var before = last.put(span.host(), span);
            if (before != null && span.from().isBefore(before.to())) {
                return Optional.of(
                        "%s does two things at once, from %s to %s"
                                .formatted(span.host(), span.from(), before.to()));
            }
        }
        return Optional.empty();
    }
}
