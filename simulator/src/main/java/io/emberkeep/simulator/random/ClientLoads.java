package io.emberkeep.simulator.random;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.inventory.GroupDefinition;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.simulator.engine.Dice;
import io.emberkeep.testbed.model.Input;
import io.emberkeep.testbed.model.Profile;
import java.time.Duration;
import java.util.List;

/** What clients ask of the groups: now little, now much, and at night mostly nothing. */
final class ClientLoads {

    private static final Duration STAYS = Duration.ofMinutes(4);
    private static final List<Long> PERCENT = List.of(0L, 2L, 5L, 10L, 15L, 25L, 45L, 70L, 110L);
    private static final long BUSY = 60;
    private static final double ALL_AT_ONCE = 0.3;

    private final Simulation simulation;
    private final Dice dice;
    private final List<String> groups;
    private boolean over;

    ClientLoads(Simulation simulation, Dice dice, Inventory inventory) {
        this.simulation = simulation;
        this.dice = dice;
        this.groups =
                inventory.groups().stream().map(GroupDefinition::name).map(GroupId::value).toList();
    }

    void begin() {
        simulation
                .timeline()
                .after(
                        dice.exponential(STAYS),
                        () -> {
                            if (!over) {
                                change();
                                begin();
                            }
                        });
    }

    /** From now on they stay: all busy, or all with nothing to do. */
    void end() {
        over = true;
        var percent = dice.happens(ALL_AT_ONCE) ? 0 : BUSY;
        groups.forEach(group -> ask(group, percent));
    }

    private void change() {
        var percent = dice.oneOf(PERCENT);
        if (dice.happens(ALL_AT_ONCE)) {
            groups.forEach(group -> ask(group, percent));
        } else {
            ask(dice.oneOf(groups), percent);
        }
    }

    private void ask(String group, long percent) {
        simulation.observers().say("clients", () -> "ask %d %% of %s".formatted(percent, group));
        simulation
                .machines()
                .ask(
                        new Input.AskLoad(group, Profile.constant(percent)),
                        (_, _) -> {},
                        (_, _) -> {});
    }
}
