package io.emberkeep.power.whatif;

import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.power.energy.EnergyAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a policy would have made of recorded loads.
 *
 * @param from when the first sample was measured; none if there was no sample
 * @param to when the last one was
 * @param samples how many were read
 * @param refused how many of them were not believed
 * @param refusal why the first of those was not
 * @param unknown time in which a group's load was unknown, so that it could not go light; of groups, added up
 * @param transitions those that were made, in order
 * @param kinds how many of each kind
 * @param account energy used, always on, and saved by each transition
 * @param atRisk time at risk, of either kind
 * @param lacking time in which the failure of one awake host would have left less than the reserve
 * @param alone time in which a group that has several servers was served by one
 */
public record Outcome(
        Optional<Instant> from,
        Optional<Instant> to,
        long samples,
        long refused,
        Optional<String> refusal,
        Duration unknown,
        List<Made> transitions,
        Map<TransitionKind, Integer> kinds,
        EnergyAccount account,
        Duration atRisk,
        Duration lacking,
        Duration alone) {

    /** One transition. @param name what it would be called */
    public record Made(Instant at, String name, TransitionKind kind, String reason) {}
}
