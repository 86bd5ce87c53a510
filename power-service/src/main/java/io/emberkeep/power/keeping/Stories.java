package io.emberkeep.power.keeping;

import io.emberkeep.contract.decision.KeptDecision.Story;
import io.emberkeep.contract.transition.StepWords;
import io.emberkeep.power.classify.Classes;
import io.emberkeep.power.load.GroupLoad;
import io.emberkeep.power.load.LoadKind;
import io.emberkeep.power.plan.Verdict;
import io.emberkeep.power.pss.PssDecision;
import io.emberkeep.power.pss.PssDecision.Acting;
import io.emberkeep.power.pss.PssDecision.OfGroup;
import io.emberkeep.power.pss.PssDecision.OfHost;
import io.emberkeep.power.pss.PssDecision.OfTransition;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The PSS's decisions in words. */
final class Stories {

    private Stories() {}

    static Story of(PssDecision decision) {
        return switch (decision) {
            case OfGroup one -> new Story(came(one), decided(one), reason(one), false);
            case OfHost one -> new Story(came(one), decided(one), reason(one), false);
            case OfTransition one ->
                    new Story(
                            "%s %s"
                                    .formatted(
                                            one.group()
                                                    .map(group -> group + " " + low(one.kind()))
                                                    .orElse(low(one.kind())),
                                            one.transition()),
                            decided(one),
                            one.reason(),
                            false);
        };
    }

    private static String came(OfGroup one) {
        return switch (one.seen().load()) {
            case GroupLoad.Unknown _ -> "%s: its load is unknown".formatted(one.group());
            case GroupLoad.Known known ->
                    "%s: %s".formatted(one.group(), loads(known, one.judged().next().classes()));
        };
    }

    private static String loads(GroupLoad.Known known, Classes classes) {
        return Stream.of(LoadKind.values())
                .map(
                        kind ->
                                "%s %s %s"
                                        .formatted(
                                                kind.word(),
                                                known.loads().of(kind),
                                                classes.of(kind).word()))
                .collect(Collectors.joining(", "));
    }

    private static String decided(OfGroup one) {
        return switch (one.verdict()) {
            case Verdict.Goes(var to, _) ->
                    "%s: %s"
                            .formatted(
                                    acting(one.acting(), "go " + to.word(), "goes " + to.word()),
                                    String.join("; ", StepWords.all(one.steps())));
            case Verdict.Stays _, Verdict.Refused _, Verdict.NoGroup _ ->
                    "stays " + one.seen().shape().word();
        };
    }

    private static String reason(OfGroup one) {
        return switch (one.verdict()) {
            case Verdict.Goes(_, var notes) ->
                    Stream.concat(Stream.of(one.judged().reason()), notes.stream())
                            .collect(Collectors.joining("; "));
            case Verdict.Stays _ -> one.judged().reason();
            case Verdict.Refused _, Verdict.NoGroup _ ->
                    one.verdict().sentence(one.group(), Optional.of(one.judged()));
        };
    }

    private static String came(OfHost one) {
        return one.power()
                .map(power -> "%s is %s".formatted(one.host(), low(power)))
                .orElse("it is not known whether %s is awake".formatted(one.host()));
    }

    private static String decided(OfHost one) {
        return one.sleeps() ? acting(one.acting(), "go to sleep", "goes to sleep") : "is left so";
    }

    /** What is done is told as what was decided. */
    private static String reason(OfHost one) {
        return one.sleeps() ? "no server is in operation on it" : one.reason();
    }

    private static String acting(Acting acting, String wanted, String done) {
        return switch (acting) {
            case ACTS -> done;
            case PROPOSES -> "is to %s, if an operator approves".formatted(wanted);
            case REPORTS -> "would %s, which is only reported".formatted(wanted);
        };
    }

    private static String decided(OfTransition one) {
        var steps = String.join("; ", StepWords.all(one.steps()));
        return switch (one.fate()) {
            case PROPOSED -> "is proposed: " + steps;
            case APPROVED -> "is approved";
            case REJECTED -> "is rejected";
            case WITHDRAWN -> "is withdrawn";
            case REFUSED -> "is refused by the SIF";
            case BEGUN -> "begins: " + steps;
            case TAKEN_OVER -> "is taken over";
            case UNDOING -> "is taken back: " + steps;
            case INTERRUPTED -> "is interrupted";
            case UNSETTLED -> "stopped; on which host its server is, is looked at again";
            case DONE -> "is done";
            case UNDONE -> "is undone";
            case STOPPED -> "stopped where the records say";
            case LEFT -> "is left to whoever may take it over";
        };
    }

    private static String low(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
