package io.emberkeep.power.messaging;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.energy.EnergyUsed;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.MessageWriter;
import io.emberkeep.messaging.Record;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import io.emberkeep.power.energy.EnergyLedger;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All pools' accounts, as the topic has them: each instance reads all of it, so that whoever looks after a pool next
 * goes on where the account ends. What is written counts once it was read back.
 */
public final class EnergyBook implements AutoCloseable {

    private final MessageWriter writer;
    private final TopicReader reader;
    private final Map<PoolId, Pages> pools = new ConcurrentHashMap<>();

    /** @param writer by which parts go out */
    public EnergyBook(KafkaSettings kafka, MessageWriter writer) {
        this.writer = writer;
        this.reader =
                TopicReader.start(
                        kafka, "energy", Topics.ENERGY, new Start.FromBeginning(), this::received);
    }

    /** Whether everything was read that stood in the topic at the start. */
    public boolean caughtUp() {
        return reader.caughtUp();
    }

    /** Until when a pool is accounted; none if it never was. */
    public Optional<Instant> end(PoolId pool) {
        return pages(pool).end();
    }

    /** What a pool used since a moment. @param open what is not written yet */
    public EnergyLedger.Total since(
            PoolId pool, Optional<Instant> since, Optional<EnergyUsed> open) {
        return pages(pool).since(since, open);
    }

    /** Writes a part down; does not wait. */
    public void write(PoolId pool, EnergyUsed part) {
        pages(pool).written(part);
        writer.send(
                pool.value(), Envelope.of(writer.source(), writer.clock().instant(), pool, part));
    }

    private void received(Record record) {
        switch (record.content()) {
            case Content.Readable(var envelope) -> {
                if (envelope.message() instanceof EnergyUsed part) {
                    pages(envelope.pool()).read(part);
                }
            }
            case Content.Unreadable(_, var reason, _) -> writer.deadLetter(record, reason);
        }
    }

    private Pages pages(PoolId pool) {
        return pools.computeIfAbsent(pool, _ -> new Pages());
    }

    @Override
    public void close() {
        reader.close();
    }

    /** One pool's: what was read, and what was written here and not read back yet. */
    private static final class Pages {
        private final EnergyLedger ledger = new EnergyLedger();
        private final Deque<EnergyUsed> underWay = new ArrayDeque<>();

        synchronized void written(EnergyUsed part) {
            underWay.add(part);
        }

        synchronized void read(EnergyUsed part) {
            ledger.take(part);
            underWay.removeIf(one -> !one.to().isAfter(part.to()));
        }

        synchronized Optional<Instant> end() {
            return underWay.isEmpty() ? ledger.end() : Optional.of(underWay.getLast().to());
        }

        synchronized EnergyLedger.Total since(Optional<Instant> since, Optional<EnergyUsed> open) {
            var more = new ArrayList<>(underWay);
            open.ifPresent(more::add);
            return ledger.since(since, more);
        }
    }
}
