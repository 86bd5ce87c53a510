package io.emberkeep.simulator.datacentre;

import io.emberkeep.simulator.engine.Timeline;
import io.emberkeep.testbed.model.DataCentre;
import io.emberkeep.testbed.model.Input;
import io.emberkeep.testbed.model.Network;
import io.emberkeep.testbed.model.Refusal;
import io.emberkeep.testbed.model.Step;
import io.emberkeep.testbed.model.Times;
import io.emberkeep.testbed.model.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The data centre, living in virtual time as the testbed's engine lets it live in real time. */
public final class Machines {

    private final Timeline timeline;
    private final Times times;
    private final List<Consumer<World>> listeners = new ArrayList<>();
    private World world;
    private Timeline.Planned aging;

    /** With these machines, each as described. */
    public Machines(Timeline timeline, World described, Times times) {
        this.timeline = timeline;
        this.times = times;
        this.world = described;
        follow(DataCentre.takenUp(described, timeline.instant(), times));
    }

    /** Is told each new state. */
    public void onChange(Consumer<World> listener) {
        listeners.add(listener);
    }

    /** The machines now. */
    public World world() {
        return world;
    }

    /** On which host an address is answered, as far as anybody is: a host, or the host of a server. */
    public String holderOf(String ip) {
        for (var vm : world.vms().values()) {
            if (vm.ip().equals(ip)) {
                return vm.host();
            }
        }
        var named = world.arp().get(ip);
        if (named != null) {
            return world.vms().get(named.vm()).host();
        }
        for (var host : world.hosts().values()) {
            if (host.ip().equals(ip)) {
                return host.name();
            }
        }
        return "";
    }

    /** What things take. */
    public Times times() {
        return times;
    }

    /**
     * Lets something happen.
     *
     * @param changed told the machines before and after each change that it makes
     * @param ended told at its end what happened, or why it could not be
     */
    public void ask(
            Input input,
            BiConsumer<World, World> changed,
            BiConsumer<String, Optional<Refusal>> ended) {
        try {
            var before = world;
            var step = DataCentre.decide(before, input, timeline.instant(), times);
            if (follow(step)) {
                changed.accept(before, world);
            }
            step.ends()
                    .ifPresentOrElse(
                            end ->
                                    timeline.after(
                                            end.after(), () -> ask(end.input(), changed, ended)),
                            () -> ended.accept(step.said(), Optional.empty()));
        } catch (Refusal refusal) {
            ended.accept("", Optional.of(refusal));
        }
    }

    private void ask(Input input) {
        ask(input, (_, _) -> {}, (_, _) -> {});
    }

    /** A fault, or its end. @return what happened, or why not */
    public String fault(Input.Fault fault) {
        var said = new StringBuilder();
        ask(
                fault,
                (_, _) -> {},
                (what, refusal) -> said.append(refusal.map(Refusal::getMessage).orElse(what)));
        return said.toString();
    }

    private boolean follow(Step step) {
        var differs = !step.world().equals(world);
        world = step.world();
        if (differs) {
            listeners.forEach(listener -> listener.accept(world));
        }
        step.timers().forEach(timer -> timeline.after(timer.after(), () -> ask(timer.input())));
        if (aging != null) {
            aging.cancel();
        }
        aging =
                Network.nextAging(world, times.scaled(times.arpAge()))
                        .map(
                                at ->
                                        timeline.after(
                                                Duration.between(timeline.instant(), at)
                                                        .plusMillis(1),
                                                () -> ask(new Input.Aged())))
                        .orElse(null);
        return differs;
    }
}
