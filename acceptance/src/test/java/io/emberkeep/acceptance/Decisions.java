package io.emberkeep.acceptance;

import static io.emberkeep.acceptance.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.decision.Core;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import io.emberkeep.simulator.replay.Replay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads what the running services decided, and decides it again. */
final class Decisions implements AutoCloseable {

    private final List<KeptDecision> kept = new CopyOnWriteArrayList<>();
    private final List<String> unreadable = new CopyOnWriteArrayList<>();
    private final TopicReader reader;

    Decisions(TestSystem system) {
        reader =
                TopicReader.start(
                        new KafkaSettings(system.kafka()),
                        "decisions",
                        Topics.DECISIONS,
                        new Start.FromBeginning(),
                        record -> {
                            switch (record.content()) {
                                case Content.Readable(var envelope) -> {
                                    if (envelope.message() instanceof KeptDecision decision) {
                                        kept.add(decision);
                                    }
                                }
                                case Content.Unreadable(_, var reason, _) -> unreadable.add(reason);
                            }
                        });
    }

    /** Those about an incident. */
    List<KeptDecision> about(String incident) {
        return kept.stream()
                .filter(one -> one.incidents().stream().anyMatch(id -> id.value().equals(incident)))
                .toList();
    }

    /**
     * The supervisor's and the SIF's decisions about the incident were kept, and each is the same when it is
     * decided again (DESIGN rule 11).
     */
    void replay(String incident) {
        until(
                "the decisions about %s are kept".formatted(incident),
                Duration.ofSeconds(10),
                () -> by(Core.DBSS, incident) > 0 && by(Core.SIF, incident) > 0,
                () -> about(incident).stream().map(KeptDecision::story).toList().toString());
        assertThat(unreadable).isEmpty();
        for (var decision : about(incident)) {
            assertThat(Replay.check(decision))
                    .as("%s: %s", decision.core(), decision.story())
                    .isEmpty();
        }
    }

    private long by(Core core, String incident) {
        return about(incident).stream().filter(one -> one.core() == core).count();
    }

    @Override
    public void close() {
        reader.close();
    }
}
