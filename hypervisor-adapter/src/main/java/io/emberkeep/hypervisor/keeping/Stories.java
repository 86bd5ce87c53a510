package io.emberkeep.hypervisor.keeping;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.decision.KeptDecision.Story;
import io.emberkeep.contract.decision.Words;
import io.emberkeep.hypervisor.command.Guard;
import io.emberkeep.hypervisor.command.GuardEffect;
import io.emberkeep.hypervisor.command.GuardInput;
import io.emberkeep.hypervisor.command.GuardState;
import io.emberkeep.hypervisor.command.Order;
import java.util.Optional;
import java.util.stream.Collectors;

/** The guard's decisions in words. */
final class Stories {

    private Stories() {}

    static Story of(GuardState before, GuardInput input, Guard.Decision decision) {
        var came = came(input);
        var decided =
                Words.joined(
                        decision.effects().stream().map(effect -> decided(effect, input)).toList());
        return new Story(
                came,
                decided.isEmpty() ? quiet(before, input) : decided,
                Words.unlessSaid(reason(before, input, decision), came, decided),
                isRoutine(input, decision));
    }

    /** What is admitted or done the supervisor tells as well; what is not, only the guard. */
    private static boolean isRoutine(GuardInput input, Guard.Decision decision) {
        return input instanceof GuardInput.Finished
                || !decision.effects().isEmpty()
                        && decision.effects().stream()
                                .allMatch(GuardEffect.Begin.class::isInstance);
    }

    private static String came(GuardInput input) {
        return switch (input) {
            case GuardInput.Arrived(var order, var old) ->
                    "command %s, %s%s"
                            .formatted(
                                    what(order),
                                    epochs(order),
                                    old ? ", from before the start" : "");
            case GuardInput.Finished(var order, var answer, _) ->
                    "%s: %s".formatted(what(order), Words.of(answer));
            case GuardInput.EpochsKnown _ -> "the configuration names newer epochs";
            case GuardInput.AnswerRemembered _ -> "an answer from before the start";
        };
    }

    private static String epochs(Order order) {
        var epochs = order.command().epochs();
        return epochs.isEmpty()
                ? "no epoch"
                : epochs.entrySet().stream()
                        .map(one -> "%s %s".formatted(one.getKey(), one.getValue()))
                        .sorted()
                        .collect(Collectors.joining(", ", "epochs ", ""));
    }

    private static String decided(GuardEffect effect, GuardInput input) {
        var other = isOf(effect.order(), input) ? "" : " " + what(effect.order());
        return switch (effect) {
            case GuardEffect.Begin _ -> other.isEmpty() ? "carries it out" : "carries out" + other;
            case GuardEffect.Abort _ -> "stops" + other;
            case GuardEffect.Reply(_, CommandAnswer.NotBegun _) -> "does not begin" + other;
            case GuardEffect.Reply _ -> "answers" + other;
            case GuardEffect.ReplyAgain(_, var answer) ->
                    "answers%s as before: %s".formatted(other, Words.of(answer));
            case GuardEffect.PutAside _ -> "puts aside" + other;
            case GuardEffect.Ignore _ -> other.isEmpty() ? "ignores it" : "ignores" + other;
        };
    }

    private static boolean isOf(Order order, GuardInput input) {
        return switch (input) {
            case GuardInput.Arrived(var one, _) -> one.id().equals(order.id());
            case GuardInput.Finished(var one, CommandAnswer _, _) -> one.id().equals(order.id());
            case GuardInput.EpochsKnown _, GuardInput.AnswerRemembered _ -> false;
        };
    }

    /** Nothing is done at once. */
    private static String quiet(GuardState before, GuardInput input) {
        return input instanceof GuardInput.Arrived(var order, _)
                        && before.lanes().containsKey(order.resource())
                ? "waits for " + what(before.lanes().get(order.resource()).running())
                : "nothing";
    }

    private static Optional<String> reason(
            GuardState before, GuardInput input, Guard.Decision decision) {
        return decision.effects().stream()
                .map(
                        effect ->
                                switch (effect) {
                                    case GuardEffect.Abort(_, var reason) -> reason;
                                    case GuardEffect.PutAside(_, var reason) -> reason;
                                    case GuardEffect.Ignore(_, var reason) -> reason;
                                    case GuardEffect.Reply(_, CommandAnswer.NotBegun(var reason)) ->
                                            reason;
                                    case GuardEffect.ReplyAgain _ ->
                                            "the same message was answered before";
                                    case GuardEffect.Begin(var order) ->
                                            isNewestKnown(before, input, order);
                                    case GuardEffect.Reply _ -> "";
                                })
                .filter(reason -> !reason.isEmpty())
                .findFirst();
    }

    private static String isNewestKnown(GuardState before, GuardInput input, Order order) {
        var nothingElse =
                input instanceof GuardInput.Arrived && !before.lanes().containsKey(order.resource())
                        ? ", and nothing else is at work there"
                        : "";
        return order.onlyLooks()
                ? "it only looks" + nothingElse
                : "no newer epoch is known" + nothingElse;
    }

    private static String what(Order order) {
        return Words.of(order.command().condition());
    }
}
