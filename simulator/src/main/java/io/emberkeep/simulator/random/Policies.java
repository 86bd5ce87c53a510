package io.emberkeep.simulator.random;

import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.contract.structure.Dedicated;
import io.emberkeep.contract.structure.PeerToPeer;
import io.emberkeep.contract.structure.Ring;
import io.emberkeep.contract.structure.Structure;
import io.emberkeep.simulator.engine.Dice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings that users may have. */
final class Policies {

    private static final double OFTEN = 0.5;
    private static final double SELDOM = 0.2;

    private final Dice dice;
    private final PowerPolicies power;

    Policies(Dice dice) {
        this.dice = dice;
        this.power = new PowerPolicies(dice.another());
    }

    /** Two in three pools are dedicated: in the others nobody saves power. */
    private Structure structure() {
        return switch ((int) dice.between(0, 6)) {
            case 0 -> new PeerToPeer();
            case 1 -> new Ring(5);
            default -> new Dedicated();
        };
    }

    Inventory of(Inventory sample) {
        var old = sample.settings();
        var structure = structure();
        var members = structure.fewest() > 0;
        var daemonFirst = dice.happens(OFTEN);
        return new Inventory(
                sample.pool(),
                new Settings(
                        Duration.ofSeconds(dice.oneOf(List.of(10L, 10L, 20L))),
                        old.network(),
                        old.networkTimeout(),
                        old.serviceTimeout(),
                        Duration.ofSeconds(dice.between(30, 106)),
                        old.daemonRestartWait(),
                        old.recoveryPoll(),
                        daemonFirst ? Settings.Repair.DAEMON_THEN_SERVER : Settings.Repair.SERVER,
                        daemonFirst && dice.happens(OFTEN)
                                ? Settings.Failover.RESTART_FIRST
                                : Settings.Failover.FAILOVER_FIRST,
                        dice.happens(SELDOM)
                                ? Settings.Returning.MANUAL
                                : Settings.Returning.AUTOMATIC,
                        Optional.empty(),
                        new Settings.Flapping(
                                (int) dice.between(1, 6), Duration.ofMinutes(dice.between(5, 60))),
                        Settings.Fencing.REQUIRED,
                        old.lease(),
                        old.commandDeadline(),
                        old.migrationDeadline(),
                        old.massFailureShare(),
                        old.gateway(),
                        structure,
                        members ? Optional.empty() : power.some()),
                sample.hosts(),
                sample.groups(),
                sample.servers());
    }
}
