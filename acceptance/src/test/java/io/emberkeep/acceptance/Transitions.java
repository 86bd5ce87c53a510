package io.emberkeep.acceptance;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.transition.TransitionEvent;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import io.emberkeep.simulator.scenario.TransitionLines;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Subscribes to what is told of transitions. */
final class Transitions implements AutoCloseable {

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final TopicReader reader;

    private record Told(Instant at, String line) {}

    Transitions(TestSystem system) {
        reader =
                TopicReader.start(
                        new KafkaSettings(system.kafka()),
                        "transitions",
                        Topics.TRANSITIONS,
                        new Start.FromBeginning(),
                        record -> {
                            if (record.content() instanceof Content.Readable(var envelope)
                                    && envelope.message() instanceof TransitionEvent event) {
                                told.add(new Told(event.at(), TransitionLines.of(event)));
                            }
                        });
    }

    /** What was told since then, as a scenario's log has it. */
    List<String> since(Instant start) {
        return told.stream().filter(one -> !one.at().isBefore(start)).map(Told::line).toList();
    }

    @Override
    public void close() {
        reader.close();
    }
}
