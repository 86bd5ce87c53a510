package io.emberkeep.contract.transition;

import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import java.util.Optional;

/**
 * A serving server goes from one host to another (PSS-5, PSS-7): until it was seen to end it may be on either.
 *
 * @param server which
 * @param from where it was before
 * @param to where it is to be
 */
public record Migration(ServerId server, HostId from, HostId to) {

    /** What a step migrates, or its settling takes back; none if it is another kind of step. */
    public static Optional<Migration> of(Step step) {
        return switch (step) {
            case Step.MigrateServer(_, var server, var from, var to) ->
                    Optional.of(new Migration(server, from, to));
            case Step.ReturnServer(_, var server, var from, var to) ->
                    Optional.of(new Migration(server, from, to));
            case Step.MoveServer(_, var server, var from, var to) ->
                    Optional.of(new Migration(server, from, to));
            case Step.Settle(var begun) -> of(begun);
            // A waiting standby has no VIP: where it is matters to nobody who fences.
            case Step.BringStandbyHome _,
                    Step.WakeHosts _,
                    Step.SleepHost _,
                    Step.MoveVips _,
                    Step.SuspendServer _,
                    Step.ResumeServer _,
                    Step.StartSpare _,
                    Step.StopSpare _,
                    Step.RecordShape _,
                    Step.BeginMaintenance _ ->
                    Optional.empty();
        };
    }

    /** The other of the two hosts. */
    public HostId otherThan(HostId host) {
        return host.equals(to) ? from : to;
    }

    /** Whether it may be on that host. */
    public boolean mayBeOn(HostId host) {
        return host.equals(from) || host.equals(to);
    }
}
