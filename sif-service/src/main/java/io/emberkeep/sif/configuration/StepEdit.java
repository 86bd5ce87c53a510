package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.Rows.SleepRow;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.transition.Applied;
import io.emberkeep.contract.transition.HostPower;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.Step;
import java.util.List;

/** A step's row edits (SIF-11). */
final class StepEdit {

    private StepEdit() {}

    /** The rows become what the step makes of them. */
    static void apply(Draft draft, Step step, Placement before, TransitionId by) {
        var after = Applied.after(before, step);
        replace(draft.operation, after.operation());
        replace(draft.suspend, after.suspend());
        replace(draft.liveMigration, after.liveMigration());
        replace(draft.states, after.states());
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

    private static <T> void replace(List<T> rows, List<T> others) {
        rows.clear();
        rows.addAll(others);
    }
}
