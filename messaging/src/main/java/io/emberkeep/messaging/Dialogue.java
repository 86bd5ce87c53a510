package io.emberkeep.messaging;

import io.emberkeep.contract.answer.Answer;
import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.signal.Signal;
import io.emberkeep.contract.wire.Envelope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Questions to the SIF and commands to executors, each waited for. What waits, blocks: for virtual threads. */
public final class Dialogue {

    /** A lost question is repeated after that time; the answer is the same (SIF-8). */
    private static final Duration REPEAT = Duration.ofSeconds(1);

    /** An executor answers at its deadline at the latest; its answer needs a moment to arrive. */
    private static final Duration ON_THE_WAY = Duration.ofMillis(500);

    private final Questions questions;
    private final InstantSource clock;

    /**
     * @param questions by which answers come
     * @param clock of which deadlines are
     */
    public Dialogue(Questions questions, InstantSource clock) {
        this.questions = questions;
        this.clock = clock;
    }

    /**
     * Asks the SIF each second with the same id.
     *
     * @param patience how long; after it the question has no effect any more
     * @return none if it stayed silent
     */
    public Optional<SignalAnswer> ask(
            Envelope<? extends Signal.Question> question, Duration patience)
            throws InterruptedException {
        var until = clock.instant().plus(patience);
        var envelope = question.until(until);
        try {
            while (clock.instant().isBefore(until)) {
                if (ask(envelope.pool().value(), envelope, REPEAT) instanceof SignalAnswer word) {
                    return Optional.of(word);
                }
            }
            return Optional.empty();
        } finally {
            questions.forget(envelope.id());
        }
    }

    /**
     * Commands an executor, once.
     *
     * @param command whose deadline is that long from now
     * @return {@code Unknown} if the deadline passes without a word
     */
    public CommandAnswer command(Envelope<Command> command, Duration within)
            throws InterruptedException {
        var executor = command.message().executor();
        var envelope = command.until(command.message().deadline());
        try {
            return ask(executor.value(), envelope, within.plus(ON_THE_WAY))
                            instanceof CommandAnswer came
                    ? came
                    : new CommandAnswer.Unknown(
                            "%s did not answer within %d ms"
                                    .formatted(executor, within.toMillis()));
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
}
