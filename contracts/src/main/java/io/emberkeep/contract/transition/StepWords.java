package io.emberkeep.contract.transition;

import io.emberkeep.contract.configuration.Transition;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Transitions and their steps, for people. */
public final class StepWords {

    private StepWords() {}

    /** Names a transition and what is with it. */
    public static String of(Transition transition) {
        return "transition %s (%s%s, held by %s)"
                .formatted(
                        transition.id(),
                        transition.group().map(group -> group + " ").orElse("")
                                + low(transition.kind()),
                        ", " + low(transition.state()),
                        transition.holder());
    }

    /** Each step as a sentence. */
    public static List<String> all(List<Step> steps) {
        return steps.stream().map(StepWords::of).toList();
    }

    /** A step as a sentence. */
    public static String of(Step step) {
        return switch (step) {
            case Step.WakeHosts(var hosts) -> "wake " + list(hosts);
            case Step.SleepHost(var host) -> "put %s to sleep".formatted(host);
            case Step.MigrateServer(_, var server, var from, var to) ->
                    "migrate %s from %s to %s".formatted(server, from, to);
            case Step.ReturnServer(_, var server, var from, var to) ->
                    "return %s from %s to %s".formatted(server, from, to);
            case Step.MoveServer(_, var server, var from, var to) ->
                    "move %s from %s to %s".formatted(server, from, to);
            case Step.BringStandbyHome(_, var standby, var from, var to) ->
                    "bring the standby %s home from %s to %s".formatted(standby, from, to);
            case Step.MoveVips move ->
                    "move %s from %s to %s".formatted(list(move.vips()), move.from(), move.to());
            case Step.SuspendServer(_, var server, var host) ->
                    "suspend %s on %s".formatted(server, host);
            case Step.ResumeServer(_, var server, var host) ->
                    "resume %s on %s".formatted(server, host);
            case Step.StartSpare(_, var spare, var host) ->
                    "start the spare %s on %s".formatted(spare, host);
            case Step.StopSpare(_, var spare, _) -> "put the spare %s back".formatted(spare);
            case Step.RecordShape(var group, _, var to) ->
                    "record %s as %s".formatted(group, low(to));
            case Step.BeginMaintenance(var host) -> "put %s in maintenance".formatted(host);
            case Step.Settle(var begun) -> "settle what was begun: " + of(begun);
        };
    }

    private static String list(List<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String low(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
