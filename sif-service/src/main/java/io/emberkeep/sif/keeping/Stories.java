package io.emberkeep.sif.keeping;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.configuration.Change;
import io.emberkeep.contract.decision.KeptDecision.Story;
import io.emberkeep.contract.decision.Words;
import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionReport;
import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.sif.configuration.SifInput.LeasesChecked;
import io.emberkeep.sif.configuration.SifInput.SignalReceived;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The SIF's decisions in words. */
final class Stories {

    private static final Set<String> UNDERSTOOD = Set.of("incident", "hold");

    private Stories() {}

    static Story of(PoolState before, SifInput input, Decision decision) {
        return new Story(
                came(input), decided(before, input, decision), reason(input, decision), false);
    }

    private static String came(SifInput input) {
        return switch (input) {
            case LeasesChecked _ -> "time to look at the leases";
            case SignalReceived(var signal, _, _) ->
                    switch (signal) {
                        case IncidentQuestion question -> asked(question);
                        case IncidentReport report -> reported(report);
                        case TransitionQuestion question -> moved(question);
                        case TransitionReport.RenewTransition renew ->
                                renew.member() + " renews the lease of " + renew.transition();
                        case TransitionReport.WithdrawTransition withdraw ->
                                "%s withdraws %s: %s"
                                        .formatted(
                                                withdraw.member(),
                                                withdraw.transition(),
                                                withdraw.reason());
                        case OperatorSignal wish -> wanted(wish);
                    };
        };
    }

    private static String asked(IncidentQuestion question) {
        return switch (question) {
            case IncidentQuestion.Claim claim ->
                    "%s claims %s: %s trouble: %s"
                            .formatted(
                                    claim.member(),
                                    claim.target(),
                                    Words.low(claim.trouble()),
                                    claim.evidence());
            case IncidentQuestion.TakeOver take -> take.member() + " wants to take it over";
            case IncidentQuestion.ClaimStandby claim -> claim.member() + " wants the standby";
            case IncidentQuestion.FenceHost fence ->
                    "%s wants to power off %s".formatted(fence.member(), fence.host());
        };
    }

    private static String reported(IncidentReport report) {
        return switch (report) {
            case IncidentReport.Renew renew -> renew.member() + " renews the lease";
            case IncidentReport.StepTaken step ->
                    "step %s: %s".formatted(step.step(), step.detail());
            case IncidentReport.FunctionRecovered done ->
                    "function recovered: %s serves %s"
                            .formatted(done.standby(), Words.list(done.vips()));
            case IncidentReport.TargetRecovered _ -> "target recovered";
            case IncidentReport.TargetHeld held -> "target held: " + held.reason();
            case IncidentReport.TargetGivenUp up -> "target given up: " + up.reason();
            case IncidentReport.ClaimDropped dropped -> "claim dropped: " + dropped.reason();
            case IncidentReport.NotActed not ->
                    "%s did not act for %s: %s".formatted(not.member(), not.target(), not.reason());
        };
    }

    private static String moved(TransitionQuestion question) {
        return switch (question) {
            case TransitionQuestion.ClaimTransition claim ->
                    "%s claims %s%s: %s"
                            .formatted(
                                    claim.member(),
                                    claim.group().map(group -> group + " ").orElse(""),
                                    Words.low(claim.kind()),
                                    claim.reason());
            case TransitionQuestion.TakeOverTransition take ->
                    "%s wants to take over transition %s"
                            .formatted(take.member(), take.transition());
            case TransitionQuestion.StepBegun begun ->
                    "step %d of %s begins".formatted(begun.step(), begun.transition());
            case TransitionQuestion.StepRecorded recorded ->
                    "step %d of %s is so".formatted(recorded.step(), recorded.transition());
            case TransitionQuestion.UndoTransition undo ->
                    "%s is to be taken back: %s".formatted(undo.transition(), undo.reason());
            case TransitionQuestion.EndTransition end ->
                    "%s ends: %s, %s"
                            .formatted(end.transition(), Words.low(end.outcome()), end.reason());
        };
    }

    private static String wanted(OperatorSignal wish) {
        return switch (wish) {
            case OperatorSignal.ApplyInventory apply -> apply.operator() + " applies an inventory";
            case OperatorSignal.SetMode set ->
                    "%s sets the mode %s".formatted(set.operator(), Words.low(set.mode()));
            case OperatorSignal.SetPowerMode set ->
                    "%s sets the power mode %s".formatted(set.operator(), Words.low(set.mode()));
            case OperatorSignal.DecideTransition word ->
                    "%s %s plan %s"
                            .formatted(
                                    word.operator(),
                                    word.approved() ? "approves" : "rejects",
                                    word.transition());
            case OperatorSignal.SetMaintenance set ->
                    "%s sets maintenance of %s %s"
                            .formatted(set.operator(), set.resource(), set.on() ? "on" : "off");
            case OperatorSignal.ReturnTarget back ->
                    "%s wants %s returned".formatted(back.operator(), back.target());
        };
    }

    private static String decided(PoolState before, SifInput input, Decision decision) {
        var all = new ArrayList<String>();
        decision.deadLetter().ifPresent(_ -> all.add("put aside"));
        decision.answer().map(answer -> answered(input, answer)).ifPresent(all::add);
        if (decision.changed()) {
            all.add("revision " + decision.next().configuration().revision() + written(decision));
        } else if (all.isEmpty()) {
            all.add(
                    decision.next().equals(before)
                            ? "nothing changes: it was so already"
                            : "recorded, without a revision");
        }
        return Words.joined(all);
    }

    /** A fence is granted by the claim that stands; its standby says nothing about it. */
    private static String answered(SifInput input, SignalAnswer answer) {
        return answer instanceof SignalAnswer.Granted
                        && input
                                instanceof
                                SignalReceived(IncidentQuestion.FenceHost(_, _, _, var host), _, _)
                ? "granted: %s may be powered off".formatted(host)
                : Words.of(answer);
    }

    /** Which rows became others. The incident's own and what it holds follow from the answer. */
    private static String written(Decision decision) {
        var all = new ArrayList<String>();
        add("adds", decision.changes(), one -> one.before().isEmpty(), all);
        add(
                "changes",
                decision.changes(),
                one -> one.before().isPresent() && one.after().isPresent(),
                all);
        add("deletes", decision.changes(), one -> one.after().isEmpty(), all);
        return all.isEmpty() ? "" : ": " + String.join(", ", all);
    }

    private static void add(
            String verb, List<Change> changes, Predicate<Change> kind, List<String> all) {
        var rows =
                changes.stream()
                        .filter(kind)
                        .filter(one -> !UNDERSTOOD.contains(one.record()))
                        .map(one -> one.record() + " " + one.key())
                        .collect(Collectors.joining(", "));
        if (!rows.isEmpty()) {
            all.add(verb + " " + rows);
        }
    }

    private static String reason(SifInput input, Decision decision) {
        return switch (input) {
            case LeasesChecked _ ->
                    decision.changed() ? "the lease ran out, and nobody renewed it" : "";
            case SignalReceived _ ->
                    decision.deadLetter().or(() -> decision.answer().map(Words::reason)).orElse("");
        };
    }
}
