package io.emberkeep.contract.transition;

import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import java.util.List;
import java.util.stream.Stream;

/** What a step needs: what a claim of its transition names (DESIGN rule 2). */
public final class Touches {

    private Touches() {}

    /** The servers that the step changes. */
    public static List<ServerId> servers(Step step) {
        return switch (step) {
            case Step.WakeHosts _, Step.SleepHost _, Step.RecordShape _, Step.BeginMaintenance _ ->
                    List.of();
            case Step.MigrateServer(_, var server, _, _) -> List.of(server);
            case Step.ReturnServer(_, var server, _, _) -> List.of(server);
            case Step.MoveServer(_, var server, _, _) -> List.of(server);
            case Step.BringStandbyHome(_, var standby, _, _) -> List.of(standby);
            case Step.MoveVips move -> List.of(move.from(), move.to());
            case Step.SuspendServer(_, var server, _) -> List.of(server);
            case Step.ResumeServer(_, var server, _) -> List.of(server);
            case Step.StartSpare(_, var spare, _) -> List.of(spare);
            case Step.StopSpare(_, var spare, _) -> List.of(spare);
            case Step.Settle(var begun) -> servers(begun);
        };
    }

    /** The hosts that are to be awake for the step. */
    public static List<HostId> awake(Step step) {
        return switch (step) {
            case Step.SleepHost _, Step.RecordShape _ -> List.of();
            case Step.WakeHosts(var hosts) -> hosts;
            case Step.MigrateServer(_, _, var from, var to) -> List.of(from, to);
            case Step.ReturnServer(_, _, var from, var to) -> List.of(from, to);
            case Step.MoveServer(_, _, var from, var to) -> List.of(from, to);
            case Step.BringStandbyHome(_, _, var from, var to) -> List.of(from, to);
            case Step.MoveVips move ->
                    Stream.of(move.fromHost(), move.toHost()).distinct().toList();
            case Step.SuspendServer(_, _, var host) -> List.of(host);
            case Step.ResumeServer(_, _, var host) -> List.of(host);
            case Step.StartSpare(_, _, var host) -> List.of(host);
            case Step.StopSpare(_, _, var host) -> List.of(host);
            case Step.BeginMaintenance(var host) -> List.of(host);
            case Step.Settle(var begun) -> awake(begun);
        };
    }

    /** The hosts that are put to sleep by the step: nobody else may need them. */
    public static List<HostId> asleep(Step step) {
        return switch (step) {
            case Step.SleepHost(var host) -> List.of(host);
            case Step.Settle(var begun) -> asleep(begun);
            case Step.WakeHosts _,
                    Step.MigrateServer _,
                    Step.ReturnServer _,
                    Step.MoveServer _,
                    Step.BringStandbyHome _,
                    Step.MoveVips _,
                    Step.SuspendServer _,
                    Step.ResumeServer _,
                    Step.StartSpare _,
                    Step.StopSpare _,
                    Step.RecordShape _,
                    Step.BeginMaintenance _ ->
                    List.of();
        };
    }

    /** The hosts that nobody else may use meanwhile: they go into maintenance. */
    public static List<HostId> emptied(Step step) {
        return step instanceof Step.BeginMaintenance(var host) ? List.of(host) : List.of();
    }
}
