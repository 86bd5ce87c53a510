package io.emberkeep.benchmarks.way;

import io.emberkeep.benchmarks.measure.Latencies;
import io.emberkeep.contract.Topics;
import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.signal.IncidentQuestion.Claim;
import io.emberkeep.contract.signal.IncidentReport.StepTaken;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.messaging.CloudEventCodec;
import io.emberkeep.messaging.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads what the services send to each other, from outside. Times are those in the messages; when an answer was
 * sent is the record's own time, which its writer's client sets after the commit, to the millisecond.
 */
final class Trails implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final Consumer<ServerId> onEnd;
    private final Map<IncidentId, Trail> trails = new HashMap<>();
    private final Map<IncidentId, ServerId> targets = new HashMap<>();
    private final Thread thread;

    /** @param onEnd is told each target whose incident ended well */
    Trails(String kafka, Consumer<ServerId> onEnd) {
        this.onEnd = onEnd;
        this.consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka, "enable.auto.commit", false),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        var partitions =
                List.of(Topics.SIGNALS, Topics.ANSWERS, Topics.COMMANDS).stream()
                        .flatMap(
                                topic ->
                                        IntStream.range(0, topic.partitions())
                                                .mapToObj(
                                                        n -> new TopicPartition(topic.topic(), n)))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().daemon().name("trails").start(this::read);
    }

    private void read() {
        try (consumer) {
            while (!Thread.currentThread().isInterrupted()) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (CloudEventCodec.read(record) instanceof Content.Readable(var envelope)) {
                        take(record, envelope);
                    }
                }
            }
        } catch (WakeupException closed) {
            return;
        }
    }

    private synchronized void take(ConsumerRecord<?, ?> record, Envelope<?> envelope) {
        var sent = Instant.ofEpochMilli(record.timestamp());
        switch (envelope.message()) {
            case Claim claim when !trails.containsKey(claim.incident()) -> claimed(claim, envelope);
            case SignalAnswer.Granted _ -> granted(envelope, sent);
            case Command command when command.condition() instanceof Condition.VipsOff ->
                    commanded(command, envelope);
            case CommandAnswer _ -> done(envelope);
            case StepTaken step when trails.containsKey(step.incident()) -> step(step);
            default -> {}
        }
    }

    private void claimed(Claim claim, Envelope<?> envelope) {
        var trail = new Trail();
        trail.probed = claim.confirmedAt();
        trail.claimed = envelope.time();
        trail.claim = envelope.id();
        trails.put(claim.incident(), trail);
        targets.put(claim.incident(), claim.target());
    }

    private void granted(Envelope<?> envelope, Instant sent) {
        trails.values().stream()
                .filter(
                        trail ->
                                trail.locked == null && Trail.is(trail.claim, envelope.inReplyTo()))
                .forEach(
                        trail -> {
                            trail.locked = envelope.time();
                            trail.answered =
                                    sent.isBefore(envelope.time()) ? envelope.time() : sent;
                        });
    }

    /** That the old holder loses its VIPs is the first that is wanted after the grant. */
    private void commanded(Command command, Envelope<?> envelope) {
        command.incident()
                .map(trails::get)
                .filter(trail -> trail.command == null)
                .ifPresent(
                        trail -> {
                            trail.command = envelope.id();
                            trail.commanded = envelope.time();
                            trail.commandSeen = Instant.now();
                        });
    }

    private void done(Envelope<?> envelope) {
        trails.values().stream()
                .filter(
                        trail ->
                                trail.done == null && Trail.is(trail.command, envelope.inReplyTo()))
                .forEach(trail -> trail.done = envelope.time());
    }

    private void step(StepTaken step) {
        var trail = trails.get(step.incident());
        if (step.step() == Step.CLAIMED && trail.answerRead == null) {
            trail.answerRead = step.at();
        } else if (step.step() == Step.OLD_HOLDER_OFF && trail.doneRead == null) {
            trail.doneRead = step.at();
        } else if (step.step() == Step.TARGET_RECOVERED) {
            onEnd.accept(targets.get(step.incident()));
        }
    }

    /** The legs of all incidents whose way is known from end to end. */
    synchronized Map<Leg, Latencies> legs() {
        var legs = new EnumMap<Leg, Latencies>(Leg.class);
        for (var leg : Leg.values()) {
            legs.put(leg, new Latencies());
        }
        trails.values().forEach(trail -> trail.addTo(legs));
        return legs;
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }
}
