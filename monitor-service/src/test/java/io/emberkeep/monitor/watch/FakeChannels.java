package io.emberkeep.monitor.watch;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.CommandAnswer.Means;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentQuestion.Claim;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.contract.signal.IncidentReport.StepTaken;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.monitor.dbss.DbssEffect.Order;
import io.emberkeep.monitor.dbss.Samples;
import io.emberkeep.monitor.messaging.Channels;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** The SIF and an executor that grant and do everything at once. */
final class FakeChannels implements Channels {

    final List<StepTaken> steps = new CopyOnWriteArrayList<>();
    final List<Failure> failures = new CopyOnWriteArrayList<>();
    final List<Heartbeat> heartbeats = new CopyOnWriteArrayList<>();
    final List<KeptDecision> decisions = new CopyOnWriteArrayList<>();
    final List<Condition> conditions = new CopyOnWriteArrayList<>();
    private final Hands hands;

    /** What is done when a condition is wanted. */
    interface Hands {
        void bringAbout(Condition condition);
    }

    FakeChannels(Hands hands) {
        this.hands = hands;
    }

    @Override
    public Optional<SignalAnswer> ask(IncidentQuestion question, Duration patience) {
        return question instanceof Claim claim
                ? Optional.of(
                        Samples.granted(
                                Samples.incident(
                                        claim.incident().value(),
                                        claim.trouble(),
                                        IncidentState.RECOVERING,
                                        3,
                                        true,
                                        Optional.of(Samples.WB),
                                        false),
                                2,
                                null))
                : Optional.of(new SignalAnswer.Refused("only claims are known", List.of()));
    }

    @Override
    public CommandAnswer command(Order order) {
        conditions.add(order.condition());
        hands.bringAbout(order.condition());
        return Samples.off(Means.VIP_REMOVED);
    }

    @Override
    public void report(IncidentReport report) {
        if (report instanceof StepTaken step) {
            steps.add(step);
        }
    }

    @Override
    public void publish(Failure failure) {
        failures.add(failure);
    }

    @Override
    public void keep(Supplier<KeptDecision> decision) {
        decisions.add(decision.get());
    }

    @Override
    public void beat(Heartbeat heartbeat) {
        heartbeats.add(heartbeat);
    }

    boolean reached(Step step) {
        return steps.stream().anyMatch(taken -> taken.step() == step);
    }
}
