package io.emberkeep.power.watch;

import io.emberkeep.contract.energy.EnergyUsed;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.power.energy.EnergyLedger;
import io.emberkeep.power.messaging.EnergyBook;
import java.time.Instant;
import java.util.Optional;

/** One pool's pages of the book. */
record Account(EnergyBook book, PoolId pool) implements PoolPower.Accounts {

    @Override
    public Optional<Instant> end() {
        return book.end(pool);
    }

    @Override
    public void write(EnergyUsed part) {
        book.write(pool, part);
    }

    @Override
    public EnergyLedger.Total since(Optional<Instant> since, Optional<EnergyUsed> open) {
        return book.since(pool, since, open);
    }
}
