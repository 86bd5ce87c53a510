package io.emberkeep.monitor.placement;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition.ServerType;
import io.emberkeep.monitor.heartbeat.Standing;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * On which member a backup runs (PLACE-1).
 *
 * @param chosen the member; none if nobody is a candidate
 * @param verdicts what is to be said of each member that was looked at, in the order of their numbers
 */
public record Placement(Optional<ServerId> chosen, List<Verdict> verdicts) {

    private static final double A_VM = 100;

    private static final Comparator<Verdict.Scored> BEST_FIRST =
            Comparator.comparingDouble(Verdict.Scored::score)
                    .reversed()
                    .thenComparingInt(Verdict.Scored::number);

    public Placement {
        verdicts = List.copyOf(verdicts);
    }

    /**
     * Chooses. The same candidates in any order give the same choice.
     *
     * @param target the failed server, which is no candidate
     * @param type which resources its service needs most
     * @param members all that are known
     */
    public static Placement choose(
            ServerId target, ServerType type, Collection<Candidate> members, PlacementRules rules) {
        var weights = rules.weights(type);
        var verdicts =
                members.stream()
                        .sorted(
                                Comparator.comparingInt(Candidate::number)
                                        .thenComparing(Candidate::member))
                        .map(one -> verdict(one, target, weights))
                        .toList();
        var best =
                verdicts.stream()
                        .filter(Verdict.Scored.class::isInstance)
                        .map(Verdict.Scored.class::cast)
                        .min(BEST_FIRST)
                        .map(Verdict.Scored::member);
        return new Placement(best, verdicts);
    }

    private static Verdict verdict(Candidate one, ServerId target, Weights weights) {
        if (one.member().equals(target)) {
            return none(one, "it is the one that failed");
        }
        if (!one.inGroup()) {
            return none(one, "it is not in group");
        }
        return switch (one.heartbeat()) {
            case Standing.Stale(var reason) -> none(one, reason);
            case Standing.Awaited _ -> none(one, "its heartbeat was not heard yet");
            case Standing.Fresh _ ->
                    one.standbyFree()
                            ? scored(one, weights)
                            : none(one, "no standby on it is free");
        };
    }

    private static Verdict scored(Candidate one, Weights weights) {
        return switch (one.load()) {
            case Prediction.Unknown(var reason) -> none(one, reason);
            case Prediction.Known(var usage, var capacity, _) -> {
                var remaining = Remaining.of(usage, capacity);
                yield new Verdict.Scored(
                        one.member(),
                        one.number(),
                        remaining,
                        one.vmsRunning(),
                        weights.of(remaining) - A_VM * one.vmsRunning());
            }
        };
    }

    private static Verdict none(Candidate one, String reason) {
        return new Verdict.NoCandidate(one.member(), reason);
    }
}
