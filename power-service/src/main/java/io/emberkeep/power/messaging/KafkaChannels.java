package io.emberkeep.power.messaging;

import io.emberkeep.contract.answer.Answer;
import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionReport;
import io.emberkeep.contract.transition.TransitionEvent;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.contract.wire.Message;
import io.emberkeep.messaging.MessageWriter;
import io.emberkeep.messaging.Questions;
import io.emberkeep.power.transition.CourseEffect.Order;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

    /**
     * @param pool whose messages these are
     * @param writer by which everything goes out
     * @param questions by which answers come
     */
    public KafkaChannels(PoolId pool, MessageWriter writer, Questions questions) {
        this.pool = pool;
        this.writer = writer;
        this.questions = questions;
        this.clock = writer.clock();
    }

    @Override
    public Optional<SignalAnswer> ask(TransitionQuestion question, Duration patience)
            throws InterruptedException {
        var until = clock.instant().plus(patience);
        var envelope = envelope(question.transition(), question).until(until);
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
                        Optional.empty(),
                        Optional.of(order.transition()),
                        order.executor(),
                        order.epochs(),
                        deadline,
                        order.condition());
        var envelope = envelope(order.transition(), command).until(deadline);
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
    public void report(TransitionReport report) {
        var transition =
                switch (report) {
                    case TransitionReport.RenewTransition renew -> renew.transition();
                };
        writer.send(pool.value(), envelope(transition, report));
    }

    @Override
    public void publish(TransitionEvent event) {
        writer.send(
                event.group().map(GroupId::value).orElse(pool.value()),
                envelope(event.transition(), event));
    }

    private <M extends Message> Envelope<M> envelope(TransitionId transition, M message) {
        return Envelope.of(writer.source(), clock.instant(), pool, message)
                .traced(Optional.of(Traces.of(transition)));
    }
}
