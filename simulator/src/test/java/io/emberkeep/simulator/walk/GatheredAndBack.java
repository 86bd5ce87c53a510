package io.emberkeep.simulator.walk;

import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.simulator.Cores;
import io.emberkeep.simulator.Observer;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.simulator.invariant.Broken;
import io.emberkeep.simulator.invariant.Invariant;
import io.emberkeep.simulator.invariant.Invariants;
import io.emberkeep.simulator.scenario.ScenarioInventory;
import io.emberkeep.testbed.description.DescriptionFile;
import io.emberkeep.testbed.model.Input;
import io.emberkeep.testbed.model.Profile;
import io.emberkeep.testbed.model.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Figure 4 of C and its reverse on virtual time, disturbed at one moment; what must be so all the time and at the end. */
final class GatheredAndBack implements Observer {

    private static final String POWER =
            """
            settings:
              power:
                staleAfter: 40s
                payBack: none
                minimumTimes: {awake: 0s, asleep: 0s, moderate: 0s}
                wakeLimit: 60s
            """;
    private static final Duration LITTLE = Duration.ofSeconds(30);
    private static final Duration MUCH = Duration.ofSeconds(420);
    private static final Duration END = Duration.ofSeconds(1_300);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final int moment;
    private final Consumer<Simulation> disturbance;
    private final Simulation simulation;
    private final List<Invariant> invariants;
    private final List<String> moments = new ArrayList<>();

    /**
     * @param sample the sample's text
     * @param moment at which of the SIF's words about transitions it is disturbed, from 1; 0 for never
     * @param disturbance what happens then
     */
    GatheredAndBack(String sample, int moment, Consumer<Simulation> disturbance) {
        this.moment = moment;
        this.disturbance = disturbance;
        this.simulation =
                new Simulation(
                        moment,
                        DescriptionFile.read(Optional.empty(), Optional.empty()),
                        Times.ofPaperR(1),
                        inventory(sample),
                        Cores.REAL,
                        List.of(this));
        this.invariants = Invariants.all().stream().map(one -> one.apply(simulation)).toList();
        invariants.forEach(simulation.observers()::add);
    }

    private static Inventory inventory(String sample) {
        return InventoryFile.read(ScenarioInventory.text(sample, POWER, 1), "sample")
                .inventory()
                .orElseThrow();
    }

    /** The words that a step begins or is done, in their order. */
    List<String> moments() {
        return moments;
    }

    @Override
    public void decided(PoolState before, SifInput input, Decision decision) {
        if (input instanceof SifInput.SignalReceived(var signal, _, _)
                && decision.changed()
                && (signal instanceof TransitionQuestion.StepBegun
                        || signal instanceof TransitionQuestion.StepRecorded
                        || signal instanceof TransitionQuestion.ClaimTransition)) {
            moments.add(signal.toString());
            if (moments.size() == moment) {
                invariants.forEach(one -> one.disturbed(1));
                simulation.timeline().after(0, () -> disturbance.accept(simulation));
            }
        }
    }

    /** How many incidents it made. */
    int incidents() {
        return simulation.database().incidents().size();
    }

    /** Runs to its end. @return what is not as it must be; empty if all is */
    List<String> go() {
        var faults = new ArrayList<String>();
        try {
            everySecond();
            ask(70);
            simulation.runUntil(LITTLE);
            ask(5);
            simulation.runUntil(MUCH);
            if (moment == 0) {
                gathered(faults);
            }
            ask(70);
            simulation.runUntil(END);
            invariants.forEach(Invariant::atPeace);
            back(faults);
        } catch (Broken broken) {
            faults.add(broken.invariant() + ": " + broken.getMessage());
        }
        return faults;
    }

    private void everySecond() {
        invariants.forEach(Invariant::secondPassed);
        simulation.timeline().after(SECOND, this::everySecond);
    }

    private void ask(double percent) {
        for (var group : simulation.machines().world().groups().keySet()) {
            simulation
                    .machines()
                    .ask(
                            new Input.AskLoad(group, Profile.constant(percent)),
                            (_, _) -> {},
                            (_, _) -> {});
        }
    }

    private void gathered(List<String> faults) {
        var asleep =
                simulation.database().state().configuration().sleeping().stream()
                        .map(row -> row.host().value())
                        .sorted()
                        .toList();
        if (!asleep.equals(List.of("RS2", "RS3"))) {
            faults.add("asleep are " + asleep);
        }
    }

    /** Moderate, each server where it belongs, with its own VIPs, and every host awake. */
    private void back(List<String> faults) {
        var configuration = simulation.database().state().configuration();
        var placement = Placement.of(configuration);
        configuration.inventory().groups().stream()
                .filter(group -> placement.shape(group.name()) != LoadClass.MODERATE)
                .forEach(group -> faults.add(group.name() + " is not moderate"));
        configuration.sleeping().forEach(row -> faults.add("asleep is " + row));
        configuration.inventory().servers().stream()
                .filter(server -> !server.isStandby())
                .filter(
                        server ->
                                configuration
                                        .inOperation(server.name())
                                        .filter(row -> isHome(server, row))
                                        .isEmpty())
                .forEach(
                        server ->
                                faults.add(
                                        server.name()
                                                + " is not at home: "
                                                + configuration.operation()));
    }

    private static boolean isHome(ServerDefinition server, ServerRow row) {
        Optional<HostId> host = row.realServer();
        return host.equals(server.host())
                && row.vips().containsAll(server.vips())
                && server.vips().containsAll(row.vips());
    }
}
