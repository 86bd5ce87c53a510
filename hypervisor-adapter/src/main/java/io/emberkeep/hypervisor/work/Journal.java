package io.emberkeep.hypervisor.work;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.hypervisor.command.Order;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The one place where a command's end is logged and counted: one line, one metric. */
public final class Journal {

    private static final Logger LOG = Logger.getLogger("io.emberkeep.hypervisor.commands");

    private final MeterRegistry registry;

    /** Counts there: timer {@code emberkeep.commands}, by condition and outcome. */
    public Journal(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A command came to its end, after that time from its arrival. */
    void ended(Order order, CommandAnswer answer, Duration took) {
        var condition = order.command().condition();
        registry.timer(
                        "emberkeep.commands",
                        "condition",
                        condition.getClass().getSimpleName(),
                        "outcome",
                        answer.getClass().getSimpleName())
                .record(took);
        LOG.infof(
                "%s for %s: %s, %d ms",
                what(condition),
                order.command().incident().map(IncidentId::value).orElse("nobody"),
                outcome(answer),
                took.toMillis());
    }

    /** A command to which nothing is done. */
    void ignored(Order order, String reason) {
        LOG.debugf("%s is ignored: %s", what(order.command().condition()), reason);
    }

    private static String what(Condition condition) {
        var name = condition.getClass().getSimpleName();
        return switch (condition) {
            case Condition.ServerOnHost(var server, var from, var to) ->
                    "%s %s from %s to %s".formatted(name, server, from, to);
            case Condition.VipsOn(var server, var host, var vips) ->
                    "%s %s on %s %s".formatted(name, server, host, vips);
            case Condition.VipsOff(var server, var host, var vips, var cut) ->
                    "%s %s on %s %s%s".formatted(name, server, host, vips, cut ? " by link" : "");
            case Condition.DaemonRestarted(var server, var host, var daemon) ->
                    "%s %s on %s %s".formatted(name, server, host, daemon);
            case Condition.OfServer one -> "%s %s on %s".formatted(name, one.server(), one.host());
            case Condition.OfHost one -> "%s %s".formatted(name, one.host());
        };
    }

    private static String outcome(CommandAnswer answer) {
        return switch (answer) {
            case CommandAnswer.Done(var changed, var means, _) ->
                    (changed ? "done" : "was so already")
                            + means.map(one -> " by " + one).orElse("");
            case CommandAnswer.NotBegun(var reason) -> "not begun, " + reason;
            case CommandAnswer.Failed(var cause, var reason, _) ->
                    "failed, %s: %s".formatted(cause, reason);
            case CommandAnswer.Unknown(var reason) -> "unknown, " + reason;
        };
    }
}
