package io.emberkeep.monitor.messaging;

import io.emberkeep.contract.answer.Answer;
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
import io.emberkeep.messaging.MessageWriter;
import io.emberkeep.messaging.Questions;
import io.emberkeep.monitor.dbss.DbssEffect.Order;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** One pool's channels, by Kafka. */
public final class KafkaChannels implements Channels {

    /** A lost question is repeated after that time; the answer is the same (SIF-8). */
    private static final Duration REPEAT = Duration.ofSeconds(1);

    /** An executor answers at its deadline at the latest; its answer needs a moment to arrive. */
    private static final Duration ON_THE_WAY = Duration.ofMillis(500);

    private final PoolId pool;
    private final MessageWriter writer;
    private final Questions questions;
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
        this.questions = questions;
        this.clock = writer.clock();
        this.keeper = keeper;
    }

    @Override
    public Optional<SignalAnswer> ask(IncidentQuestion question, Duration patience)
            throws InterruptedException {
        var until = clock.instant().plus(patience);
        var envelope = envelope(question).until(until);
        try {
            while (clock.instant().isBefore(until)) {
                if (ask(pool.value(), envelope, REPEAT) instanceof SignalAnswer word) {
                    return Optional.of(word);
                }
            }
            return Optional.empty();
        } finally {
            questions.forget(envelope.id());
        }
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
        var envelope = envelope(command).until(deadline);
        try {
            var answer = ask(order.executor().value(), envelope, order.within().plus(ON_THE_WAY));
            return answer instanceof CommandAnswer came
                    ? came
                    : new CommandAnswer.Unknown(
                            "%s did not answer within %d ms"
                                    .formatted(order.executor(), order.within().toMillis()));
        } finally {
            questions.forget(envelope.id());
        }
    }

    /** @return null if nothing came in that time */
    private Answer ask(String key, Envelope<?> envelope, Duration atMost)
            throws InterruptedException {
        try {
            return questions
                    .ask(key, envelope, atMost)
                    .get(atMost.toMillis() + 1_000, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException silent) {
            return null;
        }
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
