package io.emberkeep.power.plan;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.power.classify.Judgement;
import java.util.List;
import java.util.Optional;

/** What a plan does about a group, and why not more; a sentence together with the group's judgement. */
public sealed interface Verdict {

    /** There is no such group. */
    record NoGroup() implements Verdict {}

    /** Nothing is wanted of it. */
    record Stays(LoadClass shape) implements Verdict {}

    /** It changes. @param notes what is left as it is, and why */
    record Goes(LoadClass to, List<String> notes) implements Verdict {
        public Goes {
            notes = List.copyOf(notes);
        }
    }

    /** It should change, and does not. */
    record Refused(LoadClass to, String whyNot) implements Verdict {}

    /** For people. @param judged how it was judged, if it was */
    default String sentence(GroupId group, Optional<Judgement> judged) {
        var reason = judged.map(Judgement::reason).orElse("its load was not judged");
        return switch (this) {
            case NoGroup _ -> "there is no group " + group;
            case Stays(var shape) ->
                    judged.isEmpty() ? reason : "stays %s: %s".formatted(shape.word(), reason);
            case Goes(var to, var notes) ->
                    "goes %s: %s%s"
                            .formatted(
                                    to.word(),
                                    reason,
                                    notes.isEmpty() ? "" : "; " + String.join("; ", notes));
            case Refused(var to, var whyNot) ->
                    "would go %s (%s), but %s".formatted(to.word(), reason, whyNot);
        };
    }
}
