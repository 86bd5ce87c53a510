package io.emberkeep.power.transition;

import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.transition.Step;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Steps as sentences, for people. */
public final class StepWords {

    private StepWords() {}

    /** What will be done. */
    public static String will(Step step) {
        return switch (step) {
            case Step.WakeHosts(var hosts) -> "wake " + list(hosts);
            case Step.SleepHost(var host) -> "suspend host %s to RAM".formatted(host);
            case Step.MigrateServer(_, var server, var from, var to) ->
                    "migrate %s from %s to %s".formatted(server, from, to);
            case Step.ReturnServer(_, var server, var from, var to) ->
                    "return %s from %s to %s, where it belongs".formatted(server, from, to);
            case Step.MoveVips move ->
                    "move %s from %s to %s".formatted(vips(move.vips()), move.from(), move.to());
            case Step.SuspendServer(_, var server, var host) ->
                    "suspend %s on %s".formatted(server, host);
            case Step.ResumeServer(_, var server, var host) ->
                    "resume %s on %s".formatted(server, host);
            case Step.StartSpare(_, var spare, var host) ->
                    "start spare %s on %s".formatted(spare, host);
            case Step.StopSpare(_, var spare, var host) ->
                    "put spare %s on %s back".formatted(spare, host);
            case Step.RecordShape(var group, _, var to) ->
                    "record %s as %s".formatted(group, to.name().toLowerCase(Locale.ROOT));
            case Step.Settle(var begun) -> "make it as if this had not been begun: " + will(begun);
        };
    }

    /** That it is done. */
    static String did(Step step) {
        return "done: " + will(step);
    }

    private static String vips(List<IpAddress> vips) {
        return (vips.size() == 1 ? "VIP " : "VIPs ") + list(vips);
    }

    private static String list(List<?> all) {
        return all.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
