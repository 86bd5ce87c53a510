package io.emberkeep.simulator.scenario;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.testbed.model.Input;
import io.emberkeep.testbed.model.Power;
import io.emberkeep.testbed.model.Profile;
import java.util.Optional;

/** The words of a script about loads and power saving (scenarios/README.md). */
final class PowerWords {

    private final Simulation simulation;

    PowerWords(Simulation simulation) {
        this.simulation = simulation;
    }

    /** What clients ask of a group, or of {@code all}, in percent. */
    void load(String group, String percent) {
        simulation.machines().world().groups().keySet().stream()
                .filter(one -> group.equals("all") || group.equals(one))
                .forEach(
                        one ->
                                simulation
                                        .machines()
                                        .ask(
                                                new Input.AskLoad(
                                                        one,
                                                        Profile.constant(
                                                                Double.parseDouble(percent))),
                                                (_, _) -> {},
                                                (_, _) -> {}));
    }

    /** What waits for an operator's word, of a group or of the {@code hosts}. */
    Optional<Transition> proposed(String group) {
        return configuration().transitions().stream()
                .filter(one -> one.state() == TransitionState.PROPOSED)
                .filter(one -> owner(one).equals(group))
                .findFirst();
    }

    /** Whether a group is recorded in that shape, and nothing of it is under way. */
    boolean hasShape(String group, String shape) {
        return shape(group).equals(shape)
                && configuration().transitions().stream()
                        .noneMatch(one -> one.state().isOpen() && owner(one).equals(group));
    }

    /** The shape that is recorded. */
    String shape(String group) {
        return Placement.of(configuration()).shape(new GroupId(group)).word();
    }

    /** Whether a host is asleep or awake, by the records and in truth. */
    boolean hasPower(String host, String power) {
        var asleep = power.equals("asleep");
        return Placement.of(configuration()).asleep(new HostId(host)) == asleep
                && simulation.machines().world().host(host).power()
                        == (asleep ? Power.SUSPENDED : Power.ON);
    }

    private static String owner(Transition one) {
        return one.group().map(GroupId::value).orElse(TransitionLines.HOSTS);
    }

    private PoolConfiguration configuration() {
        return simulation.database().state().configuration();
    }
}
