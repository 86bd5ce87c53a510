package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.Rows.AwayRow;
import io.emberkeep.contract.configuration.Rows.SleepRow;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.transition.Applied;
import io.emberkeep.contract.transition.HostPower;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A step's row edits (SIF-11). */
final class StepEdit {

    private StepEdit() {}

    /** The rows become what the step makes of them. */
    static void apply(Draft draft, Step step, Placement before, TransitionId by) {
        var after = Applied.after(before, step);
        replace(draft.operation, after.operation());
        replace(draft.suspend, after.suspend());
        replace(draft.liveMigration, after.liveMigration());
        leaveHomes(draft, step, before);
        replace(draft.states, after.states());
        replace(
                draft.away,
                after.away().entrySet().stream()
                        .map(one -> new AwayRow(one.getKey(), one.getValue()))
                        .sorted(Comparator.comparing(AwayRow::standby))
                        .toList());
        if (step instanceof Step.BeginMaintenance(var host)) {
            draft.hostsInMaintenance.add(host);
        }
        draft.sleeping.removeIf(row -> !after.asleep(row.host()));
        after.hosts().entrySet().stream()
                .filter(host -> host.getValue() == HostPower.State.ASLEEP)
                .map(host -> host.getKey())
                .filter(host -> draft.sleeping.stream().noneMatch(row -> row.host().equals(host)))
                .sorted()
                .map(host -> new SleepRow(host, Times.recorded(draft.now), by))
                .forEach(draft.sleeping::add);
    }

    /**
     * A standby that goes home for the target in whose place it serves leaves the target's machine where that is: the
     * row of where it belongs is the target's again, so that it follows once it is back (SIF-6, SIF-7).
     */
    private static void leaveHomes(Draft draft, Step step, Placement before) {
        switch (step) {
            case Step.ReturnServer(_, var server, _, var to) ->
                    replacedBy(draft, server)
                            .filter(one -> !one.targetHost().equals(Optional.of(to)))
                            .flatMap(one -> draft.inventory.server(one.target()))
                            .ifPresent(
                                    target ->
                                            Placement.row(before.liveMigration(), server)
                                                    .map(row -> OperationRows.renamed(row, target))
                                                    .ifPresent(draft.liveMigration::add));
            case Step.MigrateServer(_, var server, _, _) ->
                    replacedBy(draft, server)
                            .ifPresent(
                                    one ->
                                            draft.liveMigration.removeIf(
                                                    row -> row.server().equals(one.target())));
            case Step.WakeHosts _,
                    Step.SleepHost _,
                    Step.MoveServer _,
                    Step.MoveVips _,
                    Step.SuspendServer _,
                    Step.ResumeServer _,
                    Step.StartSpare _,
                    Step.StopSpare _,
                    Step.BringStandbyHome _,
                    Step.RecordShape _,
                    Step.BeginMaintenance _,
                    Step.Settle _ -> {}
        }
    }

    private static Optional<Incident> replacedBy(Draft draft, ServerId standby) {
        return draft.incidents().stream()
                .filter(one -> one.stoodIn() && one.standby().equals(Optional.of(standby)))
                .findFirst();
    }

    private static <T> void replace(List<T> rows, List<T> others) {
        rows.clear();
        rows.addAll(others);
    }
}
