package io.emberkeep.contract.decision;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.IpAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Messages in words, as they stand in the stories of decisions. */
public final class Words {

    private Words() {}

    /** A wanted condition. */
    public static String of(Condition condition) {
        var name = apart(condition.getClass().getSimpleName());
        return switch (condition) {
            case Condition.ServerOnHost(var server, var from, var to) ->
                    "%s %s (%s to %s)".formatted(name, server, from, to);
            case Condition.VipsOn(var server, var host, var vips) when vips.isEmpty() ->
                    "server answers %s (on %s)".formatted(server, host);
            case Condition.VipsOn(var server, var host, var vips) ->
                    "%s %s (%s, on %s)".formatted(name, server, list(vips), host);
            case Condition.VipsOff(var server, var host, var vips, var cut) ->
                    "%s %s (%s, on %s%s)"
                            .formatted(name, server, list(vips), host, cut ? ", by its link" : "");
            case Condition.DaemonRestarted(var server, var host, var daemon) ->
                    "%s %s (%s, on %s)".formatted(name, server, daemon, host);
            case Condition.OfServer one ->
                    "%s %s (on %s)".formatted(name, one.server(), one.host());
            case Condition.OfHost one -> "%s %s".formatted(name, one.host());
        };
    }

    /** What came of a command. */
    public static String of(CommandAnswer answer) {
        return switch (answer) {
            case CommandAnswer.Done(var changed, var means, _) ->
                    (changed ? "done" : "was so already")
                            + means.map(one -> ", by " + low(one)).orElse("");
            case CommandAnswer.NotBegun(var reason) -> "not begun: " + reason;
            case CommandAnswer.Failed(var cause, var reason, _) ->
                    "failed (%s): %s".formatted(low(cause), reason);
            case CommandAnswer.Unknown(var reason) -> "outcome unknown: " + reason;
        };
    }

    /** The SIF's word, without its reason. */
    public static String of(SignalAnswer answer) {
        return switch (answer) {
            case SignalAnswer.Granted granted ->
                    "granted (%s, epoch %s)"
                            .formatted(
                                    granted.incident()
                                            .standby()
                                            .map(standby -> "standby " + standby)
                                            .orElse("no standby"),
                                    granted.incident().epoch());
            case SignalAnswer.TransitionGranted granted ->
                    "granted (epoch %s)".formatted(granted.transition().epoch());
            case SignalAnswer.Refused _ -> "refused";
            case SignalAnswer.Wait(_, var until) -> "told to wait until " + until;
            case SignalAnswer.Accepted(var revision, var changed) ->
                    changed ? "accepted, revision " + revision : "was so already";
        };
    }

    /** Why the SIF said so; empty if it gave no reason. */
    public static String reason(SignalAnswer answer) {
        return switch (answer) {
            case SignalAnswer.Granted granted -> granted.notCovered().orElse("");
            case SignalAnswer.Refused(var reason, var wouldHave) ->
                    wouldHave.isEmpty()
                            ? reason
                            : reason + "; would have: " + String.join(", ", wouldHave);
            case SignalAnswer.Wait(var reason, _) -> reason;
            case SignalAnswer.TransitionGranted _, SignalAnswer.Accepted _ -> "";
        };
    }

    /** A word in lower case, its parts parted by blanks: {@code LINK_CUT} is link cut. */
    public static String low(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A name in lower case, its parts parted by blanks: {@code SettingVips} is setting vips. */
    public static String apart(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** Addresses. */
    public static String list(List<IpAddress> addresses) {
        return addresses.isEmpty()
                ? "no VIP"
                : addresses.stream().map(IpAddress::value).collect(Collectors.joining(", "));
    }

    /** A length of time in seconds. */
    public static String seconds(Duration duration) {
        var text = String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1_000.0);
        return text.replaceAll("\\.?0+$", "") + " s";
    }

    /** Both, parted by a semicolon, as far as there is anything. */
    public static String joined(List<String> parts) {
        return parts.stream()
                .filter(part -> !part.isBlank())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** What is said only if it was not said before. */
    public static String unlessSaid(Optional<String> reason, String... before) {
        return reason.filter(
                        text -> List.of(before).stream().noneMatch(said -> said.contains(text)))
                .orElse("");
    }
}
