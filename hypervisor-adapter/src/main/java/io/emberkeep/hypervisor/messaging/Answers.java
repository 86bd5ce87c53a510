package io.emberkeep.hypervisor.messaging;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.hypervisor.command.Order;
import io.emberkeep.hypervisor.work.Outbox;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.DecisionKeeper;
import io.emberkeep.messaging.MessageWriter;
import io.emberkeep.messaging.Record;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends answers under the key of whoever asked. */
final class Answers implements Outbox {

    /** Nobody is told, but a later start of this service finds it (as {@link EarlierAnswers}). */
    private static final String NOBODY = "nobody";

    private final MessageWriter writer;
    private final DecisionKeeper keeper;

    Answers(MessageWriter writer, DecisionKeeper keeper) {
        this.writer = writer;
        this.keeper = keeper;
    }

    @Override
    public void keep(PoolId pool, Supplier<KeptDecision> decision) {
        keeper.keep(pool, decision);
    }

    @Override
    public void answer(Order order, CommandAnswer answer) {
        writer.send(
                order.replyTo().orElse(NOBODY),
                command(order).answer(writer.source(), writer.clock().instant(), answer));
    }

    @Override
    public void putAside(Order order, String reason) {
        writer.deadLetter(
                new Record(
                        Topics.COMMANDS,
                        order.place().partition(),
                        order.place().offset(),
                        order.command().executor().value(),
                        new Content.Readable(command(order))),
                reason);
    }

    private Envelope<?> command(Order order) {
        return new Envelope<>(
                order.id(),
                writer.source(),
                order.arrivedAt(),
                order.pool(),
                order.replyTo(),
                Optional.empty(),
                Optional.of(order.command().deadline()),
                order.traceParent(),
                order.command());
    }
}
