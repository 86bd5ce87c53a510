package io.emberkeep.power.keeping;

import io.emberkeep.contract.decision.About;
import io.emberkeep.contract.decision.Core;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.decision.KeptDecision.Facts;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Touches;
import io.emberkeep.power.classify.ClassRules;
import io.emberkeep.power.classify.GroupWatch;
import io.emberkeep.power.classify.Judgement;
import io.emberkeep.power.classify.Observation;
import io.emberkeep.power.pss.PssDecision;
import io.emberkeep.power.pss.PssDecision.OfGroup;
import io.emberkeep.power.pss.PssDecision.OfHost;
import io.emberkeep.power.pss.PssDecision.OfTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A decision of the PSS, to be kept (DESIGN rule 11). A group's class can be judged again from what is kept; where that
 * leads depends on the whole pool, whose records are not kept with each group.
 */
public final class PssKeeping {

    private static final Map<String, String> NOTHING = Map.of();

    private PssKeeping() {}

    /** What a group's judgement follows from, beside what was known of it before. */
    public record Heard(Observation seen, ClassRules rules) {}

    private record Follows(LoadClass wanted, String reason) {}

    /** The decision as it is kept. */
    public static KeptDecision of(PssDecision decision) {
        var about = about(decision);
        return new KeptDecision(
                Core.PSS,
                List.of(),
                about,
                about.getFirst().value(),
                decision.at(),
                Stories.of(decision),
                facts(decision));
    }

    /** Whom it is about; first of all its subject. */
    public static List<About> about(PssDecision decision) {
        var all = new ArrayList<About>();
        switch (decision) {
            case OfGroup group -> {
                all.add(About.group(group.group()));
                group.servers().forEach(server -> all.add(About.server(server)));
            }
            case OfHost host -> all.add(About.host(host.host()));
            case OfTransition one -> {
                all.add(About.transition(one.transition()));
                one.group().map(About::group).ifPresent(all::add);
                for (var step : one.steps()) {
                    Touches.servers(step).forEach(server -> all.add(About.server(server)));
                    Touches.awake(step).forEach(host -> all.add(About.host(host)));
                    Touches.asleep(step).forEach(host -> all.add(About.host(host)));
                }
            }
        }
        return all.stream().distinct().toList();
    }

    private static Facts facts(PssDecision decision) {
        return switch (decision) {
            case OfGroup one ->
                    facts(one.before(), new Heard(one.seen(), one.rules()), one.judged());
            case OfHost one -> Facts.of(NOTHING, one, NOTHING, List.of());
            case OfTransition one -> Facts.of(NOTHING, one, NOTHING, List.of());
        };
    }

    /** Judges a group again. */
    public static Facts judgedAgain(GroupWatch before, Heard heard) {
        return facts(before, heard, before.observe(heard.seen(), heard.rules()));
    }

    private static Facts facts(GroupWatch before, Heard heard, Judgement judged) {
        return Facts.of(
                before,
                heard,
                judged.next(),
                List.of(new Follows(judged.wanted(), judged.reason())));
    }
}
