package io.emberkeep.power.messaging;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionReport;
import io.emberkeep.contract.transition.TransitionEvent;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.contract.wire.Message;
import io.emberkeep.messaging.DecisionKeeper;
import io.emberkeep.messaging.Dialogue;
import io.emberkeep.messaging.MessageWriter;
import io.emberkeep.messaging.Questions;
import io.emberkeep.power.transition.CourseEffect.Order;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** One pool's channels, by Kafka. */
public final class KafkaChannels implements Channels {

    private final PoolId pool;
    private final MessageWriter writer;
    private final Dialogue dialogue;
    private final InstantSource clock;
    private final DecisionKeeper keeper;

    /**
     * @param pool whose messages these are
     * @param writer by which everything goes out
     * @param questions by which answers come
     * @param keeper by which decisions are kept
     */
    public KafkaChannels(
            PoolId pool, MessageWriter writer, Questions questions, DecisionKeeper keeper) {
        this.keeper = keeper;
        this.pool = pool;
        this.writer = writer;
        this.clock = writer.clock();
        this.dialogue = new Dialogue(questions, clock);
    }

    @Override
    public Optional<SignalAnswer> ask(TransitionQuestion question, Duration patience)
            throws InterruptedException {
        return dialogue.ask(envelope(question.transition(), question), patience);
    }

    @Override
    public CommandAnswer command(Order order) throws InterruptedException {
        var deadline = clock.instant().plus(order.within());
        var command =
                new Command(
                        Optional.empty(),
                        Optional.of(order.transition()),
                        order.executor(),
                        order.epochs(),
                        deadline,
                        order.condition());
        return dialogue.command(envelope(order.transition(), command), order.within());
    }

    @Override
    public void report(TransitionReport report) {
        var transition =
                switch (report) {
                    case TransitionReport.RenewTransition renew -> renew.transition();
                    case TransitionReport.WithdrawTransition withdraw -> withdraw.transition();
                };
        writer.send(pool.value(), envelope(transition, report));
    }

    @Override
    public void publish(TransitionEvent event) {
        writer.send(
                event.group().map(GroupId::value).orElse(pool.value()),
                envelope(event.transition(), event));
    }

    @Override
    public void keep(Supplier<KeptDecision> decision) {
        keeper.keep(pool, decision);
    }

    private <M extends Message> Envelope<M> envelope(TransitionId transition, M message) {
        return Envelope.of(writer.source(), clock.instant(), pool, message)
                .traced(Optional.of(Traces.of(transition)));
    }
}
