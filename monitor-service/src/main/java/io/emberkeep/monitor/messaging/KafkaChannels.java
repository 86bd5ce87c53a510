package io.emberkeep.monitor.messaging;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.contract.wire.Message;
import io.emberkeep.messaging.DecisionKeeper;
import io.emberkeep.messaging.Dialogue;
import io.emberkeep.messaging.MessageWriter;
import io.emberkeep.messaging.Questions;
import io.emberkeep.monitor.dbss.DbssEffect.Order;
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
        this.pool = pool;
        this.writer = writer;
        this.clock = writer.clock();
        this.dialogue = new Dialogue(questions, clock);
        this.keeper = keeper;
    }

    @Override
    public Optional<SignalAnswer> ask(IncidentQuestion question, Duration patience)
            throws InterruptedException {
        return dialogue.ask(envelope(question), patience);
    }

    @Override
    public CommandAnswer command(Order order) throws InterruptedException {
        var deadline = clock.instant().plus(order.within());
        var command =
                new Command(
                        order.incident(),
                        Optional.empty(),
                        order.executor(),
                        order.epochs(),
                        deadline,
                        order.condition());
        return dialogue.command(envelope(command), order.within());
    }

    @Override
    public void report(IncidentReport report) {
        writer.send(pool.value(), envelope(report));
    }

    @Override
    public void publish(Failure failure) {
        writer.send(failure.target().value(), envelope(failure));
    }

    @Override
    public void keep(Supplier<KeptDecision> decision) {
        keeper.keep(pool, decision);
    }

    @Override
    public void beat(Heartbeat heartbeat) {
        writer.send(pool.value(), envelope(heartbeat));
    }

    private <M extends Message> Envelope<M> envelope(M message) {
        return Envelope.of(writer.source(), clock.instant(), pool, message)
                .traced(Traces.of(message));
    }
}
