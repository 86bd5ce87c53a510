package io.emberkeep.monitor.keeping;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.decision.KeptDecision.Story;
import io.emberkeep.contract.decision.Words;
import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.monitor.dbss.DbssEffect;
import io.emberkeep.monitor.dbss.DbssInput;
import io.emberkeep.monitor.dbss.DbssState;
import io.emberkeep.monitor.dbss.Decision;
import io.emberkeep.monitor.dbss.Finding;
import io.emberkeep.monitor.dbss.Trust;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** A DBSS's decisions in words. */
final class Stories {

    private static final Comparator<DbssEffect> STEPS_FIRST =
            Comparator.comparing(effect -> !(effect instanceof DbssEffect.StepDone));

    private Stories() {}

    static Story of(DbssState before, DbssInput input, Decision decision) {
        var came = came(input);
        var decided = decided(before, decision, came);
        return new Story(
                came,
                decided,
                Words.unlessSaid(Reasons.of(decision.next().phase()), came, decided),
                false);
    }

    private static String came(DbssInput input) {
        return switch (input) {
            case DbssInput.Started _ -> "supervision begins";
            case DbssInput.Tick _ -> "the next interval";
            case DbssInput.Configured(_, var view) ->
                    "configuration %s%s"
                            .formatted(
                                    view.revision(),
                                    view.incident()
                                            .map(one -> ", incident " + Words.low(one.state()))
                                            .orElse(""));
            case DbssInput.Examined(_, var name, var finding, var trust) ->
                    "%s: %s%s".formatted(look(name), found(finding), doubt(trust));
            case DbssInput.SifAnswered(_, var name, var answer) ->
                    "the SIF's word on %s: %s".formatted(Names.of(name), answered(answer));
            case DbssInput.CommandAnswered(_, var name, var answer) ->
                    "%s: %s".formatted(Names.of(name), Words.of(answer));
            case DbssInput.TimerRang(_, var name) -> "time is up: " + Names.of(name);
        };
    }

    private static String look(String name) {
        return name.startsWith("watch") ? "examined" : "examined again";
    }

    private static String found(Finding finding) {
        return switch (finding) {
            case Finding.Well() -> "all is well";
            case Finding.Bad bad ->
                    "%s trouble: %s".formatted(Words.low(bad.kind()), bad.evidence());
        };
    }

    private static String doubt(Trust trust) {
        return switch (trust) {
            case Trust.Full() -> "";
            case Trust.None(var reason) -> "; not to be trusted: " + reason;
            case Trust.WithWitness(var reason) -> "; only with a witness: " + reason;
        };
    }

    private static String answered(Optional<SignalAnswer> answer) {
        return answer.map(
                        word ->
                                Words.reason(word).isEmpty()
                                        ? Words.of(word)
                                        : Words.of(word) + ": " + Words.reason(word))
                .orElse("no answer in time");
    }

    private static String decided(DbssState before, Decision decision, String came) {
        var told =
                Words.joined(
                        decision.effects().stream()
                                .sorted(STEPS_FIRST)
                                .map(effect -> told(effect, came))
                                .flatMap(Optional::stream)
                                .toList());
        if (!told.isEmpty()) {
            return told;
        }
        var next = Reasons.doing(decision.next().phase());
        return next.equals(Reasons.doing(before.phase())) ? "goes on " + next : "is " + next;
    }

    private static Optional<String> told(DbssEffect effect, String came) {
        return switch (effect) {
            case DbssEffect.StepDone done ->
                    Optional.of(
                            done.detail().isBlank() || came.contains(done.detail())
                                    ? done.step().name()
                                    : "%s (%s)".formatted(done.step(), done.detail()));
            case DbssEffect.Examine(_, var subject, _) ->
                    Optional.of("examines " + subject.server());
            case DbssEffect.AskSif(_, var question, _) -> Optional.of(asked(question));
            case DbssEffect.ReportSif(var report) -> reported(report);
            case DbssEffect.Order order ->
                    Optional.of(
                            "wants " + Words.of(order.condition()) + ", by " + order.executor());
            case DbssEffect.StartTimer(var name, var after) ->
                    name.startsWith("renew")
                            ? Optional.empty()
                            : Optional.of("waits " + Words.seconds(after));
            case DbssEffect.CancelTimer _, DbssEffect.Publish _ -> Optional.empty();
        };
    }

    private static String asked(IncidentQuestion question) {
        return switch (question) {
            case IncidentQuestion.Claim claim ->
                    "asks the SIF whether to act for " + claim.target();
            case IncidentQuestion.TakeOver _ -> "asks the SIF whether to take it over";
            case IncidentQuestion.ClaimStandby _ -> "asks the SIF for the standby";
            case IncidentQuestion.FenceHost fence ->
                    "asks the SIF whether to power off " + fence.host();
        };
    }

    private static Optional<String> reported(IncidentReport report) {
        return switch (report) {
            case IncidentReport.Renew _, IncidentReport.StepTaken _ -> Optional.empty();
            case IncidentReport.FunctionRecovered _,
                    IncidentReport.TargetRecovered _,
                    IncidentReport.TargetHeld _,
                    IncidentReport.TargetGivenUp _,
                    IncidentReport.ClaimDropped _,
                    IncidentReport.NotActed _ ->
                    Optional.of("reports " + Words.apart(report.getClass().getSimpleName()));
        };
    }

    /** The names that the core gives its effects, for people. */
    static final class Names {

        private Names() {}

        static String of(String name) {
            var words = name.replaceFirst("-\\d+$", "").replaceFirst("^(fg|bg|end)-", "");
            return Stream.of(words.split("-")).reduce((one, other) -> one + " " + other).orElse("");
        }
    }
}
