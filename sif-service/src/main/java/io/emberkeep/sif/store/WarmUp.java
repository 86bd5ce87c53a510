package io.emberkeep.sif.store;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.contract.signal.OperatorSignal.ApplyInventory;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.Record;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Walks once through a whole transaction and undoes it, before the first real signal has to: the classes
 * that are loaded on the way take longer than a transaction may on a busy machine.
 */
@ApplicationScoped
public class WarmUp {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);
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
        try {
            QuarkusTransaction.requiringNew()
                    .run(
                            () -> {
                                transactions.apply("warm-up", record());
                                Panache.getEntityManager().flush();
                                throw new DoneException();
                            });
        } catch (RuntimeException undone) {
            LOG.debugf("warm: %s", undone.getMessage());
        }
    }

    private static final class DoneException extends RuntimeException {
        private static final long serialVersionUID = 1;

        DoneException() {
            super("all is undone", null, false, false);
        }
    }

    private static Record record() {
        var nothing = new Inventory(NOBODY, Settings.DEFAULT, List.of(), List.of(), List.of());
        var signal =
                Envelope.of("/warm-up", Instant.now(), NOBODY, new ApplyInventory("", nothing))
                        .replyTo("nobody");
        return new Record(Topics.SIGNALS, 0, 0, NOBODY.value(), new Content.Readable(signal));
    }
}
