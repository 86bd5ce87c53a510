package io.emberkeep.hypervisor.messaging;

import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.hypervisor.command.Order;
import io.emberkeep.hypervisor.work.Desk;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.MessageWriter;
import io.emberkeep.messaging.Record;
import io.emberkeep.messaging.TopicReader;

/** Takes the commands that are for this executor; what cannot be read is put aside. */
final class CommandListener implements TopicReader.Listener {

    private final Desk desk;
    private final MessageWriter writer;
    private final ExecutorId executor;
    private volatile boolean old = true;

    CommandListener(Desk desk, MessageWriter writer, ExecutorId executor) {
        this.desk = desk;
        this.writer = writer;
        this.executor = executor;
    }

    @Override
    public void received(Record record) {
        if (!record.key().equals(executor.value())) {
            return;
        }
        switch (record.content()) {
            case Content.Readable(var envelope) -> {
                if (envelope.message() instanceof Command command
                        && command.executor().equals(executor)) {
                    desk.arrived(order(record, envelope, command), old);
                } else {
                    writer.deadLetter(record, "it is not a command for " + executor);
                }
            }
            case Content.Unreadable unreadable -> writer.deadLetter(record, unreadable.reason());
        }
    }

    private Order order(Record record, Envelope<?> envelope, Command command) {
        return new Order(
                envelope.id(),
                envelope.pool(),
                envelope.replyTo(),
                envelope.traceParent(),
                new Order.Place(record.partition(), record.offset()),
                writer.clock().instant(),
                command);
    }

    @Override
    public void caughtUp() {
        old = false;
    }
}
