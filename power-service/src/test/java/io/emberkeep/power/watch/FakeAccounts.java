package io.emberkeep.power.watch;

import io.emberkeep.contract.energy.EnergyUsed;
import io.emberkeep.power.energy.EnergyLedger;
import java.time.Instant;
import java.util.Optional;

/** A book of one pool without a broker. */
final class FakeAccounts implements PoolPower.Accounts {

    private final EnergyLedger ledger = new EnergyLedger();

    @Override
    public synchronized Optional<Instant> end() {
        return ledger.end();
    }

    @Override
    public synchronized void write(EnergyUsed part) {
        ledger.take(part);
    }

    @Override
    public synchronized EnergyLedger.Total since(
            Optional<Instant> since, Optional<EnergyUsed> open) {
        return ledger.since(since, open.stream().toList());
    }
}
