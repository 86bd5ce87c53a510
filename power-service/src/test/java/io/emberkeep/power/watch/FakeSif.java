package io.emberkeep.power.watch;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.AtHome;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.Rows.SleepRow;
import io.emberkeep.contract.configuration.Rows.StateRow;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionReport;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.Touches;
import io.emberkeep.contract.transition.TransitionEvent;
import io.emberkeep.contract.transition.Walk;
import io.emberkeep.power.messaging.Channels;
import io.emberkeep.power.transition.CourseEffect.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A SIF that grants and records everything, and executors that do everything, or nothing that a test names. */
final class FakeSif implements Channels {

    static final Epoch EPOCH = new Epoch(1);

    final List<TransitionQuestion> asked = new CopyOnWriteArrayList<>();
    final List<Condition> ordered = new CopyOnWriteArrayList<>();
    final List<TransitionEvent> events = new CopyOnWriteArrayList<>();
    final List<KeptDecision> kept = new CopyOnWriteArrayList<>();
    private final Map<Object, Transition> transitions = new HashMap<>();
    private final Set<HostId> inMaintenance = new HashSet<>();
    private final Consumer<PoolConfiguration> told;
    private PoolConfiguration configuration;
    volatile PowerMode powerMode = PowerMode.AUTOMATIC;
    volatile Class<? extends Condition> broken;

    FakeSif(Inventory inventory, Consumer<PoolConfiguration> told) {
        this.told = told;
        this.configuration =
                configuration(
                        inventory,
                        1,
                        inventory.servers().stream()
                                .filter(one -> !one.isStandby())
                                .map(AtHome::row)
                                .toList(),
                        List.of(),
                        List.of(),
                        inventory.groups().stream()
                                .map(
                                        one ->
                                                new StateRow(
                                                        one.name(),
                                                        LoadCondition.MODERATE,
                                                        one.baseHost()))
                                .toList(),
                        List.of());
    }

    synchronized PoolConfiguration configuration() {
        return configuration;
    }

    /** An operator ends a host's maintenance. */
    synchronized void endMaintenance(HostId host) {
        inMaintenance.remove(host);
        record(Placement.of(configuration), configuration.sleeping());
    }

    /** Something that another power-service left behind. */
    synchronized void leaveBehind(Transition transition) {
        transitions.put(transition.id(), transition);
        record(Placement.of(configuration), configuration.sleeping());
    }

    @Override
    public synchronized Optional<SignalAnswer> ask(TransitionQuestion question, Duration patience) {
        asked.add(question);
        return Optional.of(
                switch (question) {
                    case TransitionQuestion.ClaimTransition claim -> grant(claimed(claim));
                    case TransitionQuestion.TakeOverTransition over ->
                            grant(transitions.get(over.transition()));
                    case TransitionQuestion.StepBegun begun -> {
                        var one = transitions.get(begun.transition());
                        yield keep(at(one, begun.step(), false, Optional.of(begun.until())));
                    }
                    case TransitionQuestion.StepRecorded recorded -> recorded(recorded);
                    case TransitionQuestion.UndoTransition undo -> {
                        var one = transitions.get(undo.transition());
                        var back = new ArrayList<Step>();
                        one.unrecorded().map(Step.Settle::new).ifPresent(back::add);
                        back.addAll(
                                Walk.back(
                                        one.steps(), one.recorded() ? one.step() + 1 : one.step()));
                        yield grant(
                                with(
                                        one,
                                        TransitionState.UNDOING,
                                        back,
                                        0,
                                        false,
                                        Optional.empty()));
                    }
                    case TransitionQuestion.EndTransition end -> {
                        transitions.remove(end.transition());
                        record(Placement.of(configuration), configuration.sleeping());
                        yield accepted();
                    }
                });
    }

    private Transition claimed(TransitionQuestion.ClaimTransition claim) {
        return new Transition(
                claim.transition(),
                claim.kind(),
                claim.group(),
                TransitionState.RUNNING,
                EPOCH,
                claim.member(),
                true,
                claim.steps(),
                0,
                false,
                Optional.empty(),
                claim.reason(),
                Instant.now(),
                Optional.empty());
    }

    private SignalAnswer recorded(TransitionQuestion.StepRecorded recorded) {
        var one = transitions.get(recorded.transition());
        var step = one.steps().get(recorded.step());
        var sleeping = new ArrayList<>(configuration.sleeping());
        if (step instanceof Step.SleepHost(var host)) {
            sleeping.add(new SleepRow(host, Instant.now(), one.id()));
        } else if (step instanceof Step.WakeHosts(var hosts)) {
            sleeping.removeIf(row -> hosts.contains(row.host()));
        }
        if (step instanceof Step.BeginMaintenance(var host)) {
            inMaintenance.add(host);
        }
        transitions.put(one.id(), at(one, recorded.step(), true, one.until()));
        record(Walk.after(Placement.of(configuration), step), sleeping);
        return accepted();
    }

    private SignalAnswer keep(Transition transition) {
        transitions.put(transition.id(), transition);
        return accepted();
    }

    private SignalAnswer grant(Transition transition) {
        var held =
                with(
                        transition,
                        transition.state(),
                        transition.steps(),
                        transition.step(),
                        transition.recorded(),
                        transition.until());
        transitions.put(held.id(), held);
        record(Placement.of(configuration), configuration.sleeping());
        var epochs = new HashMap<ResourceId, Epoch>();
        for (var step : held.steps()) {
            Touches.servers(step).forEach(one -> epochs.put(ResourceId.of(one), EPOCH));
            Touches.awake(step).forEach(one -> epochs.put(ResourceId.of(one), EPOCH));
            Touches.asleep(step).forEach(one -> epochs.put(ResourceId.of(one), EPOCH));
        }
        return new SignalAnswer.TransitionGranted(
                configuration.revision(), held, epochs, Duration.ofSeconds(15));
    }

    private SignalAnswer accepted() {
        return new SignalAnswer.Accepted(configuration.revision(), true);
    }

    private void record(Placement placement, List<SleepRow> sleeping) {
        configuration =
                configuration(
                        configuration.inventory(),
                        configuration.revision().value() + 1,
                        placement.operation(),
                        placement.suspend(),
                        placement.liveMigration(),
                        placement.states(),
                        sleeping);
        told.accept(configuration);
    }

    private PoolConfiguration configuration(
            Inventory inventory,
            long revision,
            List<ServerRow> operation,
            List<ServerRow> suspend,
            List<ServerRow> liveMigration,
            List<StateRow> states,
            List<SleepRow> sleeping) {
        return new PoolConfiguration(
                new Revision(revision),
                Mode.ARMED,
                powerMode,
                inventory,
                Set.of(),
                Set.copyOf(inMaintenance),
                operation,
                suspend,
                liveMigration,
                List.of(),
                states,
                List.of(),
                List.of(),
                sleeping,
                List.of(),
                List.of(),
                List.copyOf(transitions.values()),
                List.of());
    }

    @Override
    public CommandAnswer command(Order order) {
        ordered.add(order.condition());
        return broken != null && broken.isInstance(order.condition())
                ? new CommandAnswer.Failed(
                        CommandAnswer.Cause.OTHER,
                        "it cannot",
                        Observed.only(Observed.HostPower.ON))
                : new CommandAnswer.Done(
                        true, Optional.empty(), Observed.only(Observed.HostPower.ON));
    }

    @Override
    public void report(TransitionReport report) {
        // Leases stand for ever here.
    }

    @Override
    public void publish(TransitionEvent event) {
        events.add(event);
    }

    @Override
    public void keep(Supplier<KeptDecision> decision) {
        kept.add(decision.get());
    }

    private static Transition at(
            Transition one, int step, boolean recorded, Optional<Instant> until) {
        return with(one, one.state(), one.steps(), step, recorded, until);
    }

    private static Transition with(
            Transition one,
            TransitionState state,
            List<Step> steps,
            int step,
            boolean recorded,
            Optional<Instant> until) {
        return new Transition(
                one.id(),
                one.kind(),
                one.group(),
                state,
                EPOCH,
                new MemberId("power-1"),
                true,
                steps,
                step,
                recorded,
                until,
                one.reason(),
                one.begunAt(),
                one.endedAt());
    }
}
