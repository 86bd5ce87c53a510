package io.emberkeep.simulator.random;

import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.simulator.engine.Dice;
import io.emberkeep.testbed.model.Input;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What may happen to servers and hosts. */
final class MachineFaults {

    private static final Duration LASTS = Duration.ofSeconds(100);

    private final Simulation simulation;
    private final Dice dice;
    private final List<String> targets;
    private final List<String> standbys;
    private final List<String> hosts;

    MachineFaults(Simulation simulation, Dice dice, Inventory inventory) {
        this.simulation = simulation;
        this.dice = dice;
        this.targets =
                inventory.servers().stream()
                        .filter(one -> !one.isStandby())
                        .map(ServerDefinition::name)
                        .map(ServerId::value)
                        .toList();
        this.standbys =
                inventory.servers().stream()
                        .filter(ServerDefinition::isStandby)
                        .map(ServerDefinition::name)
                        .map(ServerId::value)
                        .toList();
        this.hosts =
                inventory.hosts().stream()
                        .filter(one -> !one.management())
                        .map(HostDefinition::name)
                        .map(HostId::value)
                        .toList();
    }

    /** One of them happens. */
    Mending happen() {
        var share = dice.between(0, 100);
        var name =
                share < 70
                        ? dice.oneOf(targets)
                        : share < 80 ? dice.oneOf(standbys) : dice.oneOf(hosts);
        var fault = share < 80 ? ofServer(name) : ofHost(name);
        var said = simulation.machines().fault(fault);
        simulation.observers().say("chance", () -> fault + ": " + said);
        return new Mending(
                dice.exponential(LASTS),
                () -> {
                    var mended = simulation.machines().fault(new Input.Clear(Optional.of(name)));
                    simulation.observers().say("chance", () -> mended);
                });
    }

    private Input.Fault ofServer(String name) {
        return switch ((int) dice.between(0, 9)) {
            case 0 -> new Input.StopService(name, daemon(name));
            case 1 -> new Input.BreakService(name, daemon(name));
            case 2 -> new Input.Crash(name);
            case 3 -> new Input.RestartItself(name);
            case 4, 5 -> new Input.ShutDown(name);
            case 6 -> new Input.Freeze(name);
            case 7 -> new Input.Break(name);
            default -> new Input.CutNetwork(name);
        };
    }

    private Input.Fault ofHost(String name) {
        return switch ((int) dice.between(0, 3)) {
            case 0 -> new Input.CutNetwork(name);
            case 1 -> new Input.CutControl(name);
            default -> new Input.CutPower(name);
        };
    }

    private String daemon(String server) {
        return dice.oneOf(simulation.machines().world().vm(server).services()).name();
    }
}
