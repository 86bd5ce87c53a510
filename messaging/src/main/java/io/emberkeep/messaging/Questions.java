package io.emberkeep.messaging;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.answer.Answer;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.wire.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Asks by one topic and hears by {@code answers}: signals to the SIF, commands to an executor. */
public final class Questions implements AutoCloseable {

    private final String asker;
    private final MessageWriter writer;
    private final TopicReader answers;
    private final Map<String, CompletableFuture<Answer>> open = new ConcurrentHashMap<>();

    private Questions(KafkaSettings settings, MessageWriter writer, String asker) {
        this.asker = asker;
        this.writer = writer;
        this.answers =
                TopicReader.start(
                        settings,
                        "answers-" + asker,
                        Topics.ANSWERS,
                        new Start.FromEnd(),
                        this::received);
    }

    /**
     * Starts to hear answers.
     *
     * @param asker the key under which answers come; of this process alone
     */
    public static Questions start(KafkaSettings settings, MessageWriter writer, String asker) {
        return new Questions(settings, writer, asker);
    }

    /** Whether answers will be heard: nothing is asked before. */
    public boolean awaitReady(Duration atMost) throws InterruptedException {
        return answers.awaitPositioned(atMost);
    }

    /**
     * Asks. The same envelope may be asked again: it gets the same answer (SIF-8).
     *
     * @param key the message's key on its topic
     * @return completes with the answer, or with a {@code TimeoutException} after that time
     */
    public CompletableFuture<Answer> ask(String key, Envelope<?> question, Duration atMost) {
        var future =
                open.computeIfAbsent(question.id(), _ -> new CompletableFuture<>())
                        .copy()
                        .orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS);
        writer.send(key, question.replyTo(asker));
        return future;
    }

    /** Nobody waits for the answer of that message any more. */
    public void forget(String id) {
        Optional.ofNullable(open.remove(id)).ifPresent(future -> future.cancel(false));
    }

    private void received(Record record) {
        if (record.key().equals(asker)
                && record.content() instanceof Content.Readable(var envelope)
                && envelope.message() instanceof Answer answer) {
            envelope.inReplyTo()
                    .map(open::remove)
                    .ifPresent(future -> future.complete(ofOurClock(answer, envelope.time())));
        }
    }

    /** The SIF says until when to wait by the database's clock, as all its times: here it is by ours. */
    private Answer ofOurClock(Answer answer, Instant said) {
        return answer instanceof SignalAnswer.Wait(var reason, var until)
                ? new SignalAnswer.Wait(
                        reason, writer.clock().instant().plus(Duration.between(said, until)))
                : answer;
    }

    @Override
    public void close() {
        answers.close();
    }
}
