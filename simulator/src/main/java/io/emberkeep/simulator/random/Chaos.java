package io.emberkeep.simulator.random;

import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.simulator.Part;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.simulator.engine.Dice;
import io.emberkeep.testbed.model.Input;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Lets things go wrong, at random times, until it is told to end; then mends everything. */
final class Chaos {

    private static final Duration BETWEEN_FAULTS = Duration.ofSeconds(45);
    private static final Duration OPERATOR_LOOKS = Duration.ofSeconds(90);
    private static final String OPERATOR = "operator";
    private static final double REPAIRS = 0.6;

    private final Simulation simulation;
    private final Dice dice;
    private final Inventory inventory;
    private final IntConsumer disturbed;
    private final MachineFaults machines;
    private final PartFaults parts;
    private final Repairs operator;
    private final ClientLoads clients;
    private final Ambush ambush;
    private boolean over;
    private int faults;
    private int standing;

    /** @param disturbed told of each thing that happens from outside, and how many faults stand then */
    Chaos(Simulation simulation, Dice dice, Inventory inventory, IntConsumer disturbed) {
        this.simulation = simulation;
        this.dice = dice;
        this.inventory = inventory;
        this.disturbed = disturbed;
        this.machines = new MachineFaults(simulation, dice.another(), inventory);
        this.operator = new Repairs(simulation);
        this.parts = new PartFaults(simulation, dice.another(), inventory);
        this.clients = new ClientLoads(simulation, dice.another(), inventory);
        this.ambush = new Ambush(simulation, dice.another(), this::strike);
    }

    void begin() {
        next();
        clients.begin();
        simulation.observers().add(ambush);
        lookAfterTheRest();
    }

    /** Everything is mended, and nothing goes wrong any more. */
    void end() {
        over = true;
        standing = 0;
        disturbed.accept(standing);
        say("everything is mended");
        clients.end();
        for (var part : Part.values()) {
            simulation.resume(part);
            simulation.start(part);
            if (part != Part.BROKER) {
                simulation.clock(part, Duration.ZERO, 0);
            }
        }
        simulation.mendAll();
        simulation.machines().fault(new Input.Clear(Optional.empty()));
        simulation.ask(new OperatorSignal.SetMode(OPERATOR, Mode.ARMED), _ -> {});
        simulation.ask(new OperatorSignal.SetPowerMode(OPERATOR, PowerMode.AUTOMATIC), _ -> {});
        inventory
                .servers()
                .forEach(
                        server ->
                                simulation.ask(
                                        new OperatorSignal.SetMaintenance(
                                                OPERATOR, ResourceId.of(server.name()), false),
                                        _ -> {}));
        inventory
                .hosts()
                .forEach(
                        host ->
                                simulation.ask(
                                        new OperatorSignal.SetMaintenance(
                                                OPERATOR, ResourceId.of(host.name()), false),
                                        _ -> {}));
    }

    int faults() {
        return faults;
    }

    private void next() {
        simulation
                .timeline()
                .after(
                        dice.exponential(BETWEEN_FAULTS),
                        () -> {
                            if (!over) {
                                strike();
                                next();
                            }
                        });
    }

    private void strike() {
        if (!over) {
            somethingHappens();
        }
    }

    private void somethingHappens() {
        faults++;
        disturbed.accept(standing);
        var share = dice.between(0, 100);
        if (share < 55) {
            later(machines.happen());
        } else if (share < 92) {
            later(parts.happen());
        } else {
            operatorChangesSomething();
        }
    }

    /** Every fault is mended some time. */
    private void later(Mending mending) {
        standing++;
        disturbed.accept(standing);
        simulation
                .timeline()
                .after(
                        mending.after(),
                        () -> {
                            if (!over) {
                                standing--;
                                disturbed.accept(standing);
                                mending.what().run();
                            }
                        });
    }

    private void operatorChangesSomething() {
        switch ((int) dice.between(0, 6)) {
            case 0 -> mode(Mode.DISARMED);
            case 1 -> mode(Mode.REPORT_ONLY);
            case 2 -> power(PowerMode.REPORT_ONLY);
            case 3 -> power(PowerMode.APPROVE);
            case 4 -> maintenance(ResourceId.of(dice.oneOf(inventory.servers()).name()));
            default -> maintenance(ResourceId.of(dice.oneOf(inventory.hosts()).name()));
        }
    }

    private void mode(Mode mode) {
        say("the operator sets " + mode);
        simulation.ask(new OperatorSignal.SetMode(OPERATOR, mode), _ -> {});
        later(
                new Mending(
                        dice.exponential(Duration.ofSeconds(60)),
                        () ->
                                simulation.ask(
                                        new OperatorSignal.SetMode(OPERATOR, Mode.ARMED),
                                        _ -> {})));
    }

    private void power(PowerMode mode) {
        say("the operator sets power saving to " + mode);
        simulation.ask(new OperatorSignal.SetPowerMode(OPERATOR, mode), _ -> {});
        later(
                new Mending(
                        dice.exponential(Duration.ofSeconds(300)),
                        () ->
                                simulation.ask(
                                        new OperatorSignal.SetPowerMode(
                                                OPERATOR, PowerMode.AUTOMATIC),
                                        _ -> {})));
    }

    private void maintenance(ResourceId of) {
        say("maintenance of " + of);
        simulation.ask(new OperatorSignal.SetMaintenance(OPERATOR, of, true), _ -> {});
        later(
                new Mending(
                        dice.exponential(Duration.ofSeconds(90)),
                        () ->
                                simulation.ask(
                                        new OperatorSignal.SetMaintenance(OPERATOR, of, false),
                                        _ -> {})));
    }

    /** What rests is returned by somebody who looks now and then, in the end too. */
    private void lookAfterTheRest() {
        simulation
                .timeline()
                .after(
                        dice.exponential(OPERATOR_LOOKS),
                        () -> {
                            if (over || dice.happens(REPAIRS)) {
                                if (operator.repairAndReturn()) {
                                    disturbed.accept(standing);
                                }
                                operator.decide(dice.happens(REPAIRS));
                            }
                            lookAfterTheRest();
                        });
    }

    private void say(String what) {
        simulation.observers().say("chance", () -> what);
    }
}
