package io.emberkeep.simulator.service;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.answer.Answer;
import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.signal.Signal;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.contract.wire.Message;
import io.emberkeep.simulator.Surroundings;
import io.emberkeep.simulator.broker.Reader;
import io.emberkeep.simulator.broker.Writer;
import io.emberkeep.simulator.engine.Process;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Questions to the SIF and commands to executors, each waited for; as {@code messaging} does it. */
public final class Dialogue {

    private static final Duration REPEAT = Duration.ofSeconds(1);
    private static final Duration ON_THE_WAY = Duration.ofMillis(500);

    private final Surroundings around;
    private final Process process;
    private final Writer writer;
    private final String asker;
    private final Map<String, Consumer<Optional<Answer>>> open = new HashMap<>();
    private Reader answers;

    /** Of one life of a process; nothing is heard before {@link #listen}. */
    public Dialogue(Surroundings around, Process process) {
        this.around = around;
        this.process = process;
        this.writer = new Writer(around.broker(), around.links(), process);
        this.asker = process.name() + "/" + process.life();
    }

    /** Answers are heard from now on. */
    public void listen() {
        answers =
                around.broker()
                        .read(
                                process,
                                Topics.ANSWERS,
                                around.broker().end(Topics.ANSWERS),
                                this::heard);
    }

    private void heard() {
        for (var kept = answers.poll(); kept != null; kept = answers.poll()) {
            var envelope = kept.envelope();
            if (kept.key().equals(asker) && envelope.message() instanceof Answer answer) {
                envelope.inReplyTo()
                        .map(open::remove)
                        .ifPresent(waiting -> waiting.accept(Optional.of(answer)));
            }
        }
    }

    /** Asks the SIF each second with the same id. @param told its word; nothing, if it stayed silent */
    public void ask(
            PoolId pool,
            Signal.Question question,
            Duration patience,
            Consumer<Optional<SignalAnswer>> told) {
        var until = process.clock().plus(patience);
        var envelope = around.envelope(process, pool, question).until(until).replyTo(asker);
        var end = process.timeline().nanos() + patience.toNanos();
        await(
                envelope.id(),
                patience,
                answer ->
                        told.accept(
                                answer.filter(SignalAnswer.class::isInstance)
                                        .map(SignalAnswer.class::cast)));
        repeat(envelope, end);
    }

    private void repeat(Envelope<?> envelope, long end) {
        if (open.containsKey(envelope.id()) && process.timeline().nanos() < end) {
            writer.send(envelope.pool().value(), envelope);
            process.after(REPEAT, () -> repeat(envelope, end));
        }
    }

    /** Commands an executor, once. @param within how long until its outcome is unknown */
    public void command(
            PoolId pool, Command command, Duration within, Consumer<CommandAnswer> told) {
        var executor = command.executor();
        var envelope =
                around.envelope(process, pool, command).until(command.deadline()).replyTo(asker);
        await(
                envelope.id(),
                within.plus(ON_THE_WAY),
                answer ->
                        told.accept(
                                answer.filter(CommandAnswer.class::isInstance)
                                        .map(CommandAnswer.class::cast)
                                        .orElseGet(
                                                () ->
                                                        new CommandAnswer.Unknown(
                                                                "%s did not answer within %d ms"
                                                                        .formatted(
                                                                                executor,
                                                                                within
                                                                                        .toMillis())))));
        writer.send(executor.value(), envelope);
    }

    /** Tells everybody. */
    public void send(PoolId pool, String key, Message message) {
        writer.send(key, around.envelope(process, pool, message));
    }

    private void await(String id, Duration atMost, Consumer<Optional<Answer>> told) {
        open.put(id, told);
        process.after(
                atMost,
                () -> {
                    if (open.remove(id) != null) {
                        told.accept(Optional.empty());
                    }
                });
    }
}
