package io.emberkeep.simulator.invariant;

import io.emberkeep.contract.inventory.PowerSettings;
import io.emberkeep.contract.inventory.Settings;
import java.time.Duration;

/** How long something may take that is left in peace. */
final class Bounds {

    private Bounds() {}

    /** The longest way of a recovery: told restarting, woken, forced on, given up, migrated, each to its limit. */
    static Duration recovery(Settings settings) {
        return settings.maximumRestartWait()
                .multipliedBy(4)
                .plus(settings.migrationDeadline().multipliedBy(4))
                .plus(settings.lease().multipliedBy(3))
                .plus(settings.commandDeadline().multipliedBy(16))
                .plus(settings.interval().multipliedBy(8));
    }

    /** One step of a transition, there and back, and whoever takes it over in between. */
    static Duration step(Settings settings) {
        var power = settings.power().orElse(PowerSettings.DEFAULT);
        return power.grace()
                .plus(power.stepLimit())
                .plus(settings.migrationDeadline())
                .plus(power.wakeLimit())
                .plus(settings.lease().multipliedBy(2));
    }
}
