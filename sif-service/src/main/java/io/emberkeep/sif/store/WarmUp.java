package io.emberkeep.sif.store;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.contract.signal.OperatorSignal.ApplyInventory;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Walks once through a whole transaction and undoes it, before the first real signal has to: the classes
 * that are loaded on the way take longer than a transaction may on a busy machine.
 */
@ApplicationScoped
public class WarmUp {

    private static final PoolId NOBODY = new PoolId("warm-up");

    private final Transactions transactions;
    private final Reading reading;

    WarmUp(Transactions transactions, Reading reading) {
        this.transactions = transactions;
        this.reading = reading;
    }

    /** Leaves nothing behind. */
    public void run() {
        reading.revisions().keySet().forEach(reading::pool);
        transactions.rehearse("warm-up", List.of(record()));
    }

    private static Record record() {
        var nothing = new Inventory(NOBODY, Settings.DEFAULT, List.of(), List.of(), List.of());
        var signal =
                Envelope.of("/warm-up", Instant.now(), NOBODY, new ApplyInventory("", nothing))
                        .replyTo("nobody");
        return new Record(Topics.SIGNALS, 0, 0, NOBODY.value(), new Content.Readable(signal));
    }
}
