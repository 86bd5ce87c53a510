package io.emberkeep.sif.store;

import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.signal.OperatorSignal.ApplyInventory;
import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.Sif;
import io.emberkeep.sif.configuration.SifInput.SignalReceived;
import io.emberkeep.sif.store.entity.PoolEntity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** What would come of an inventory: decided as if it had come as a signal, and forgotten. */
@ApplicationScoped
public class Trial {

    private final StateStore store;

    Trial(StateStore store) {
        this.store = store;
    }

    /** The decision; nothing is written. */
    @Transactional
    public Decision apply(Inventory inventory) {
        store.asOfOneMoment();
        var before =
                PoolEntity.<PoolEntity>findByIdOptional(inventory.pool().value())
                        .map(row -> store.load(row, Optional.empty()))
                        .orElseGet(() -> PoolState.none(inventory.pool()));
        return Sif.decide(
                before,
                new SignalReceived(
                        new ApplyInventory("trial", inventory), Optional.empty(), store.now()));
    }
}
