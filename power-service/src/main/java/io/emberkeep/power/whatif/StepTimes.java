package io.emberkeep.power.whatif;

import io.emberkeep.contract.inventory.PowerSettings;
import io.emberkeep.contract.inventory.PowerSettings.PayBack;
import io.emberkeep.contract.transition.Step;
import java.time.Duration;

/**
 * How long a step takes in a replay: a wake and a migration as long as the policy's {@code payBack} says (its default, if
 * it has none), a VIP's move its grace, and else what paper R's machines take.
 *
 * @param wake until hosts that are woken answer
 * @param migration of one server
 * @param grace before VIPs are moved
 */
record StepTimes(Duration wake, Duration migration, Duration grace) {

    private static final Duration HOST_SUSPEND = Duration.ofSeconds(3);
    private static final Duration VM_RESUME = Duration.ofMillis(1520);
    private static final Duration VM_PAUSE = Duration.ofMillis(100);

    static StepTimes of(PowerSettings power) {
        PayBack times = power.payBack().or(PowerSettings.DEFAULT::payBack).orElseThrow();
        return new StepTimes(times.wakeTakes(), times.migrationTakes(), power.grace());
    }

    Duration of(Step step) {
        return switch (step) {
            case Step.WakeHosts _ -> wake;
            case Step.SleepHost _ -> HOST_SUSPEND;
            case Step.MigrateServer _,
                    Step.ReturnServer _,
                    Step.MoveServer _,
                    Step.BringStandbyHome _ ->
                    migration;
            case Step.MoveVips _ -> grace;
            case Step.SuspendServer _, Step.StopSpare _ -> VM_PAUSE;
            case Step.ResumeServer _, Step.StartSpare _ -> VM_RESUME;
            case Step.RecordShape _, Step.BeginMaintenance _, Step.Settle _ -> Duration.ZERO;
        };
    }
}
