package io.emberkeep.sif.store;

import jakarta.enterprise.context.ApplicationScoped;

/** The parts of the store that a replica uses. They keep nothing: any number of replicas may share them. */
@ApplicationScoped
public class Store {

    private final Transactions transactions;
    private final Positions positions;
    private final Outbox outbox;
    private final LeaseTable leases;
    private final Migration migration;
    private final Trim trim;
    private final Reading reading;
    private final WarmUp warmUp;

    Store(
            Transactions transactions,
            Positions positions,
            Outbox outbox,
            LeaseTable leases,
            Migration migration,
            Trim trim,
            Reading reading,
            WarmUp warmUp) {
        this.transactions = transactions;
        this.positions = positions;
        this.outbox = outbox;
        this.leases = leases;
        this.migration = migration;
        this.trim = trim;
        this.reading = reading;
        this.warmUp = warmUp;
    }

    Transactions transactions() {
        return transactions;
    }

    Positions positions() {
        return positions;
    }

    Outbox outbox() {
        return outbox;
    }

    LeaseTable leases() {
        return leases;
    }

    Migration migration() {
        return migration;
    }

    Trim trim() {
        return trim;
    }

    Reading reading() {
        return reading;
    }

    WarmUp warmUp() {
        return warmUp;
    }
}
