package io.emberkeep.simulator.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.emberkeep.contract.decision.Core;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.hypervisor.command.Guard;
import io.emberkeep.hypervisor.command.GuardInput;
import io.emberkeep.hypervisor.command.GuardState;
import io.emberkeep.hypervisor.keeping.GuardKeeping;
import io.emberkeep.monitor.dbss.DbssInput;
import io.emberkeep.monitor.dbss.DbssState;
import io.emberkeep.monitor.keeping.DbssKeeping;
import io.emberkeep.power.keeping.PssKeeping;
import io.emberkeep.power.pss.PssDecision;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.sif.keeping.SifKeeping;
import io.emberkeep.simulator.Observer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks on, writes each decision as it would travel, reads it back and decides it again. Remembers what
 * differs, and how much is kept.
 */
public final class Replaying implements Observer {

    /** The guard's decisions carry the time of whoever asks it; here it means nothing. */
    private static final Instant SOME_TIME = Instant.EPOCH;

    private final List<String> differences = new ArrayList<>();
    private final Map<Core, Integer> replayed = new EnumMap<>(Core.class);
    private final Map<IncidentId, List<KeptDecision>> kept = new TreeMap<>();

    @Override
    public void decided(
            DbssState before, DbssInput input, io.emberkeep.monitor.dbss.Decision decision) {
        look(DbssKeeping.of(before, input, decision), DbssKeeping.isKept(before, decision));
    }

    @Override
    public void decided(
            PoolState before, SifInput input, io.emberkeep.sif.configuration.Decision decision) {
        look(SifKeeping.of(before, input, decision), SifKeeping.isKept(before, input, decision));
    }

    @Override
    public void decided(GuardState before, GuardInput input, Guard.Decision decision) {
        look(
                GuardKeeping.of(before, input, decision, SOME_TIME),
                GuardKeeping.isKept(input, decision));
    }

    @Override
    public void decided(PssDecision decision) {
        look(PssKeeping.of(decision), false);
    }

    private void look(KeptDecision decision, boolean isKept) {
        replayed.merge(decision.core(), 1, Integer::sum);
        try {
            var travelled =
                    Json.mapper()
                            .readValue(
                                    Json.mapper().writeValueAsBytes(decision), KeptDecision.class);
            Replay.check(travelled)
                    .ifPresent(
                            what ->
                                    differences.add(
                                            "%s %s, %s: %s"
                                                    .formatted(
                                                            decision.core(),
                                                            decision.subject(),
                                                            decision.story().came(),
                                                            what)));
        } catch (JsonProcessingException unreadable) {
            differences.add("%s cannot travel: %s".formatted(decision, unreadable.getMessage()));
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        if (isKept) {
            decision.incidents()
                    .forEach(id -> kept.computeIfAbsent(id, _ -> new ArrayList<>()).add(decision));
        }
    }

    /** What was decided otherwise the second time, a sentence each. */
    public List<String> differences() {
        return List.copyOf(differences);
    }

    /** How many decisions were replayed, by core. */
    public Map<Core, Integer> replayed() {
        return Map.copyOf(replayed);
    }

    /** What the services would have kept, by incident, in the order of deciding. */
    public Map<IncidentId, List<KeptDecision>> kept() {
        return Map.copyOf(kept);
    }
}
