package io.emberkeep.acceptance;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.answer.Answer;
import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.Touches;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.contract.wire.Message;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.MessageWriter;
import io.emberkeep.messaging.Record;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A transition's protocol by hand, step by step, as a power-service follows it (docs/how-a-transition-runs.md). */
final class PowerHand implements AutoCloseable {

    private static final Duration A_STEP = Duration.ofSeconds(30);
    private static final MemberId MEMBER = new MemberId("power-by-hand");
    private static final PoolId POOL = new PoolId(TestSystem.POOL);
    private static final ExecutorId ADAPTER = new ExecutorId("adapter");

    private final String name = "power-by-hand-" + System.nanoTime();
    private final MessageWriter writer;
    private final TopicReader reader;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    PowerHand(TestSystem system) {
        var kafka = new KafkaSettings(system.kafka());
        writer = new MessageWriter(kafka, "/test/" + name);
        reader =
                TopicReader.start(kafka, name, Topics.ANSWERS, new Start.FromEnd(), this::received);
        Patience.until(
                "answers are read", Duration.ofSeconds(20), reader::caughtUp, () -> "not yet");
    }

    private void received(Record record) {
        if (record.content() instanceof Content.Readable(var envelope)
                && envelope.message() instanceof Answer answer) {
            envelope.inReplyTo().ifPresent(question -> answers.put(question, answer));
        }
    }

    private Answer ask(String key, Envelope<? extends Message> letter) {
        writer.send(key, letter);
        Patience.until(
                "an answer to " + letter.message(),
                A_STEP.plusSeconds(5),
                () -> answers.containsKey(letter.id()),
                () -> "none");
        return answers.get(letter.id());
    }

    /** The SIF's word on a question. */
    SignalAnswer ask(TransitionQuestion question) {
        var letter = Envelope.of(writer.source(), Instant.now(), POOL, question).replyTo(name);
        return (SignalAnswer) ask(POOL.value(), letter);
    }

    private void accepted(TransitionQuestion question) {
        if (!(ask(question) instanceof SignalAnswer.Accepted)) {
            throw new AssertionError(question + ": " + ask(question));
        }
    }

    /** Takes them all, to the end. @throws AssertionError with whatever was said against it */
    void take(String id, TransitionKind kind, Optional<GroupId> group, List<? extends Step> steps) {
        var transition = new TransitionId(id);
        var granted =
                ask(
                        new TransitionQuestion.ClaimTransition(
                                transition, MEMBER, kind, group, List.copyOf(steps), "by hand"));
        if (!(granted instanceof SignalAnswer.TransitionGranted(_, var held, var epochs, _))) {
            throw new AssertionError(id + ": " + granted);
        }
        for (var number = 0; number < steps.size(); number++) {
            step(transition, held.epoch(), epochs, number, steps.get(number));
        }
        accepted(
                new TransitionQuestion.EndTransition(
                        transition, held.epoch(), TransitionState.DONE, "all steps were taken"));
    }

    private void step(
            TransitionId transition,
            Epoch epoch,
            Map<ResourceId, Epoch> epochs,
            int number,
            Step step) {
        accepted(
                new TransitionQuestion.StepBegun(
                        transition, epoch, number, Instant.now().plus(A_STEP)));
        var conditions = step.conditions();
        for (var i = 0; i < conditions.size(); i++) {
            if (i == step.conditionsBeforeEdit()) {
                accepted(new TransitionQuestion.StepRecorded(transition, epoch, number));
            }
            command(transition, epochs, step, conditions.get(i));
        }
        if (step.conditionsBeforeEdit() == conditions.size()) {
            accepted(new TransitionQuestion.StepRecorded(transition, epoch, number));
        }
    }

    /** Until it is so: a host that was woken boots. */
    private void command(
            TransitionId transition,
            Map<ResourceId, Epoch> epochs,
            Step step,
            Condition condition) {
        var touched = new HashMap<ResourceId, Epoch>();
        Stream.of(
                        Touches.servers(step).stream().map(ResourceId::of),
                        Touches.awake(step).stream().map(ResourceId::of),
                        Touches.asleep(step).stream().map(ResourceId::of))
                .flatMap(all -> all)
                .filter(epochs::containsKey)
                .forEach(resource -> touched.put(resource, epochs.get(resource)));
        var last = Instant.now().plus(A_STEP);
        Answer answer;
        do {
            var deadline = Instant.now().plusSeconds(10);
            var wanted =
                    new Command(
                            Optional.empty(),
                            Optional.of(transition),
                            ADAPTER,
                            touched,
                            deadline,
                            condition);
            var letter =
                    Envelope.of(writer.source(), Instant.now(), POOL, wanted)
                            .replyTo(name)
                            .until(deadline);
            answer = ask(ADAPTER.value(), letter);
        } while (!(answer instanceof CommandAnswer.Done) && Instant.now().isBefore(last));
        if (!(answer instanceof CommandAnswer.Done)) {
            throw new AssertionError(condition + ": " + answer);
        }
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }
}
