package io.emberkeep.simulator.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.decision.KeptDecision.Facts;
import io.emberkeep.contract.wire.Difference;
import io.emberkeep.contract.wire.Trees;
import io.emberkeep.hypervisor.command.Guard;
import io.emberkeep.hypervisor.command.GuardInput;
import io.emberkeep.hypervisor.command.GuardState;
import io.emberkeep.hypervisor.keeping.GuardKeeping;
import io.emberkeep.monitor.dbss.Dbss;
import io.emberkeep.monitor.dbss.DbssInput;
import io.emberkeep.monitor.dbss.DbssState;
import io.emberkeep.monitor.keeping.DbssKeeping;
import io.emberkeep.power.classify.GroupWatch;
import io.emberkeep.power.keeping.PssKeeping;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.Sif;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.sif.keeping.SifKeeping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives a core again what it was given, and compares what it decides (DESIGN rule 11). */
public final class Replay {

    private static final int SHOWN = 3;
    private static final int LONGEST = 80;

    private Replay() {}

    /**
     * Decides again.
     *
     * @return nothing if the core decides the same, or too little is kept to decide it again; else a sentence that says what differs, or why it
     *     cannot be decided again
     */
    public static Optional<String> check(KeptDecision kept) {
        if (!kept.isReplayable()) {
            return Optional.empty();
        }
        try {
            return differences(kept.facts(), again(kept));
        } catch (IllegalArgumentException unreadable) {
            return Optional.of("cannot be read by this version: " + unreadable.getMessage());
        } catch (RuntimeException fault) {
            return Optional.of("the core breaks on it: " + fault);
        }
    }

    /** What the core decides now, given the same. @throws IllegalArgumentException if it is not readable */
    private static Facts again(KeptDecision kept) {
        var facts = kept.facts();
        return switch (kept.core()) {
            case DBSS -> {
                var state = Trees.read(facts.state(), DbssState.class);
                var input = Trees.read(facts.input(), DbssInput.class);
                yield DbssKeeping.of(state, input, Dbss.decide(state, input)).facts();
            }
            case SIF -> {
                var state = Trees.read(facts.state(), PoolState.class);
                var input = Trees.read(facts.input(), SifInput.class);
                yield SifKeeping.of(state, input, Sif.decide(state, input)).facts();
            }
            case GUARD -> {
                var state = Trees.read(facts.state(), GuardState.class);
                var input = Trees.read(facts.input(), GuardInput.class);
                yield GuardKeeping.of(state, input, Guard.decide(state, input), kept.at()).facts();
            }
            case PSS ->
                    PssKeeping.judgedAgain(
                            Trees.read(facts.state(), GroupWatch.class),
                            Trees.read(facts.input(), PssKeeping.Heard.class));
        };
    }

    private static Optional<String> differences(Facts kept, Facts again) {
        var all = new ArrayList<String>();
        add("what was read", kept.state(), again.state(), all);
        add("what was read", kept.input(), again.input(), all);
        add("the next state", Trees.write(kept.next()), Trees.write(again.next()), all);
        add("the effects", kept.effects(), again.effects(), all);
        return all.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", all));
    }

    private static void add(String what, JsonNode kept, JsonNode again, List<String> all) {
        var difference = Difference.between(kept, again);
        if (difference.none()) {
            return;
        }
        var places = new ArrayList<String>();
        difference.set().forEach((at, now) -> places.add("%s is now %s".formatted(at, brief(now))));
        difference.gone().forEach(at -> places.add(at + " is missing now"));
        all.add(
                "%s differs: %s%s"
                        .formatted(
                                what,
                                places.stream().limit(SHOWN).collect(Collectors.joining(", ")),
                                places.size() > SHOWN ? ", …" : ""));
    }

    private static String brief(JsonNode value) {
        var text = value.toString();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
