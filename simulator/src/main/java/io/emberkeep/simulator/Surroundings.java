package io.emberkeep.simulator;

import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.contract.wire.Message;
import io.emberkeep.simulator.broker.Broker;
import io.emberkeep.simulator.engine.Dice;
import io.emberkeep.simulator.engine.Links;
import io.emberkeep.simulator.engine.Process;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every simulated process has around it. */
public final class Surroundings {

    private final Broker broker;
    private final Links links;
    private final Dice dice;
    private final Cores cores;
    private final Observers observers;
    private final List<Runnable> attending = new ArrayList<>();
    private long mendedAt;

    Surroundings(Broker broker, Links links, Dice dice, Cores cores, Observers observers) {
        this.broker = broker;
        this.links = links;
        this.dice = dice;
        this.cores = cores;
        this.observers = observers;
    }

    /** The broker. */
    public Broker broker() {
        return broker;
    }

    /** The network between the parts. */
    public Links links() {
        return links;
    }

    /** Chance. */
    public Dice dice() {
        return dice;
    }

    /** What decides. */
    public Cores cores() {
        return cores;
    }

    /** Who looks on. */
    public Observers observers() {
        return observers;
    }

    /** A message of a process, by its clock. */
    public <M extends Message> Envelope<M> envelope(Process process, PoolId pool, M message) {
        return new Envelope<>(
                process.newId(),
                process.name(),
                process.clock(),
                pool,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                message);
    }

    /** A message's deadline by the clock of who reads it. */
    public Optional<Instant> deadline(Envelope<?> envelope, Instant readersNow) {
        return envelope.deadline();
    }

    void attendBy(Runnable what) {
        attending.add(what);
    }

    /** Something was committed: every replica looks whether there is something to do. */
    public void attend() {
        attending.forEach(Runnable::run);
    }

    /** When links were mended last. */
    public long mendedAt() {
        return mendedAt;
    }

    void mended(long at) {
        mendedAt = at;
        broker.wakeReaders();
    }
}
