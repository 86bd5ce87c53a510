package io.emberkeep.simulator.random;

import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.simulator.Part;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.simulator.engine.Dice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What may happen to the product's own parts, and to the network between them. */
final class PartFaults {

    private static final Duration RESTARTED = Duration.ofSeconds(8);
    private static final Duration AWAY = Duration.ofSeconds(25);
    private static final Duration CUT = Duration.ofSeconds(40);
    private static final Duration SLOWEST = Duration.ofSeconds(4);
    private static final Duration WRONG = Duration.ofMillis(300);
    private static final int DRIFT = 200;
    private static final List<Part> PROCESSES =
            List.of(Part.MONITOR, Part.ADAPTER, Part.SIF_1, Part.SIF_2, Part.POWER);

    private final Simulation simulation;
    private final Dice dice;
    private final List<String> peers = new ArrayList<>();

    PartFaults(Simulation simulation, Dice dice, Inventory inventory) {
        this.simulation = simulation;
        this.dice = dice;
        for (var host : inventory.hosts()) {
            peers.add(host.name().value());
            peers.add("board of " + host.name());
        }
    }

    /** One of them happens. */
    Mending happen() {
        return switch ((int) dice.between(0, 10)) {
            case 0, 1, 2 -> killed();
            case 3, 4 -> paused(dice.oneOf(List.of(Part.values())));
            case 5, 6 -> cut();
            case 7 -> slow();
            case 8 -> wrongClock();
            default -> redelivery();
        };
    }

    /** Where targets watch each other, one of their monitor-services half of the time. */
    private Mending killed() {
        var members = List.copyOf(simulation.members().names());
        if (members.isEmpty() || dice.happens(0.5)) {
            return killed(dice.oneOf(List.of(Part.values())));
        }
        var again = dice.exponential(RESTARTED);
        simulation.kill(dice.oneOf(members), again);
        return new Mending(again, () -> {});
    }

    private Mending killed(Part part) {
        simulation.kill(part);
        return new Mending(dice.exponential(RESTARTED), () -> simulation.start(part));
    }

    private Mending paused(Part part) {
        simulation.pause(part);
        return new Mending(dice.exponential(AWAY), () -> simulation.resume(part));
    }

    private Mending cut() {
        var from = dice.oneOf(PROCESSES).label();
        var to = peerOf(from);
        var both = dice.happens(0.5);
        if (both || dice.happens(0.5)) {
            simulation.cut(from, to);
        }
        if (both || dice.happens(0.5)) {
            simulation.cut(to, from);
        }
        return new Mending(dice.exponential(CUT), () -> simulation.mend(from, to));
    }

    private Mending slow() {
        var from = dice.oneOf(PROCESSES).label();
        var to = peerOf(from);
        simulation.slow(from, to, dice.between(Duration.ofMillis(10), SLOWEST));
        simulation.slow(to, from, dice.between(Duration.ofMillis(10), SLOWEST));
        return new Mending(dice.exponential(CUT), () -> simulation.mend(from, to));
    }

    private String peerOf(String process) {
        var speaksToMachines =
                process.equals(Part.ADAPTER.label()) || process.equals(Part.MONITOR.label());
        if (speaksToMachines && dice.happens(0.5)) {
            return dice.oneOf(peers);
        }
        return process.startsWith("sif") && dice.happens(0.5)
                ? Part.DATABASE.label()
                : Part.BROKER.label();
    }

    private Mending wrongClock() {
        var part =
                dice.oneOf(
                        List.of(Part.MONITOR, Part.ADAPTER, Part.POWER, Part.SIF_1, Part.DATABASE));
        var off = dice.between(WRONG.negated(), WRONG);
        simulation.clock(part, off, dice.between(-DRIFT, DRIFT));
        return new Mending(dice.exponential(CUT), () -> simulation.clock(part, Duration.ZERO, 0));
    }

    private Mending redelivery() {
        simulation.redeliver((int) dice.between(1, 30));
        return new Mending(Duration.ZERO, () -> {});
    }
}
