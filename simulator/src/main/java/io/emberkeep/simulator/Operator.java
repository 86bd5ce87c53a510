package io.emberkeep.simulator;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.simulator.broker.Reader;
import io.emberkeep.simulator.broker.Writer;
import io.emberkeep.simulator.engine.Process;
import io.emberkeep.simulator.engine.Timeline;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Somebody at a console, who asks again until there is an answer. */
final class Operator {

    private static final Duration REPEAT = Duration.ofSeconds(5);

    private final Surroundings around;
    private final PoolId pool;
    private final Process process;
    private final Writer writer;
    private final Map<String, Consumer<SignalAnswer>> open = new HashMap<>();
    private final Reader answers;

    Operator(Surroundings around, Timeline timeline, PoolId pool) {
        this.around = around;
        this.pool = pool;
        this.process = new Process("operator", timeline, _ -> {});
        process.start();
        this.writer = new Writer(around.broker(), around.links(), process);
        this.answers = around.broker().read(process, Topics.ANSWERS, 0, this::heard);
    }

    void ask(OperatorSignal wish, Consumer<SignalAnswer> told) {
        var envelope = around.envelope(process, pool, wish).replyTo(process.name());
        open.put(envelope.id(), told);
        repeat(envelope);
    }

    private void repeat(Envelope<?> envelope) {
        if (open.containsKey(envelope.id())) {
            writer.send(pool.value(), envelope);
            process.after(REPEAT, () -> repeat(envelope));
        }
    }

    private void heard() {
        for (var kept = answers.poll(); kept != null; kept = answers.poll()) {
            if (kept.key().equals(process.name())
                    && kept.envelope().message() instanceof SignalAnswer answer) {
                kept.envelope()
                        .inReplyTo()
                        .map(open::remove)
                        .ifPresent(told -> told.accept(answer));
            }
        }
    }
}
