package io.emberkeep.hypervisor.messaging;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.hypervisor.command.GuardInput;
import io.emberkeep.hypervisor.work.Desk;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.Record;
import io.emberkeep.messaging.TopicReader;

/** Reminds the guard of what this service answered before it was started anew. */
final class EarlierAnswers implements TopicReader.Listener {

    private final Desk desk;
    private final String source;

    EarlierAnswers(Desk desk, String source) {
        this.desk = desk;
        this.source = source;
    }

    @Override
    public void received(Record record) {
        if (record.content() instanceof Content.Readable(var envelope)
                && envelope.source().equals(source)
                && envelope.message() instanceof CommandAnswer answer) {
            envelope.inReplyTo()
                    .ifPresent(id -> desk.tell(new GuardInput.AnswerRemembered(id, answer)));
        }
    }
}
