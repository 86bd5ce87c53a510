package io.emberkeep.sif.store;

import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.signal.OperatorSignal.ApplyInventory;
import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.Sif;
import io.emberkeep.sif.configuration.SifInput.SignalReceived;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What would come of an inventory: decided as if it had come as a signal, and forgotten. */
@ApplicationScoped
public class Trial {

    private final Database database;
    private final StateStore store;

    Trial(Database database, StateStore store) {
        this.database = database;
        this.store = store;
    }

    /** The decision; nothing is written. */
    public Decision apply(Inventory inventory) {
        return database.look(
                connection -> {
                    var before =
                            store.load(connection, inventory.pool())
                                    .map(Stored::state)
                                    .orElseGet(() -> PoolState.none(inventory.pool()));
                    return Sif.decide(
                            before,
                            new SignalReceived(
                                    new ApplyInventory("trial", inventory),
                                    Optional.empty(),
                                    Database.now(connection)));
                });
    }
}
