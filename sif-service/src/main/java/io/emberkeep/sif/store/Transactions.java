package io.emberkeep.sif.store;

import io.emberkeep.contract.id.PoolId;
import io.emberkeep.messaging.BrokerClock;
import io.emberkeep.messaging.Record;
import io.emberkeep.sif.configuration.Sif;
import io.emberkeep.sif.configuration.SifInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies signals (DESIGN rule 6): lock, read, decide, write what changed, the answers, the position and what
 * is to be sent; commit. Signals of one partition that are at hand together share a transaction, each decided as if it
 * were alone. What it throws means that nothing happened and may be tried again.
 */
@ApplicationScoped
public class Transactions {

    private final Database database;
    private final StateStore store;
    private final Positions positions;
    private final Post post;
    private final BrokerClock clock;
    private final Decisions decisions;

    public Transactions(
            Database database,
            StateStore store,
            Positions positions,
            Post post,
            BrokerClock clock,
            Decisions decisions) {
        this.database = database;
        this.clock = clock;
        this.store = store;
        this.positions = positions;
        this.post = post;
        this.decisions = decisions;
    }

    /**
     * Applies records of one partition of the topic {@code signals} in their order, but for those that another
     * replica did.
     *
     * @param topicId the broker's id of the topic: one that was made anew begins anew
     * @param known pools as this replica knows them; what is not as recorded any more is read again
     */
    Done apply(String topicId, List<Record> records, Map<PoolId, Stored> known) {
        var done = database.transaction(connection -> apply(connection, topicId, records, known));
        decisions.committed(done.decided());
        return done;
    }

    private Done apply(
            Connection connection, String topicId, List<Record> records, Map<PoolId, Stored> known)
            throws SQLException {
        var partition = records.getFirst().partition();
        var look = look(connection, topicId, partition, Batch.named(records));
        var next = look.next().orElseThrow();
        if (records.getLast().offset() < next) {
            return Done.skipped(records.size());
        }
        var writes = new Writes();
        var batch =
                new Batch(
                        look,
                        post,
                        clock,
                        pool -> recorded(connection, look, pool, known),
                        writes,
                        new Mail(writes));
        var applied = new ArrayList<Applied>();
        for (var record : records) {
            applied.add(record.offset() < next ? Applied.SKIPPED : batch.apply(record));
        }
        move(writes, topicId, records.getLast());
        return batch.finish(connection, applied);
    }

    /** The partition's first signal makes the row that is locked. */
    private Look look(Connection connection, String topicId, int partition, Look.Named named)
            throws SQLException {
        var look = Look.at(connection, topicId, partition, named);
        if (look.next().isPresent()) {
            return look;
        }
        positions.begin(connection, topicId, partition);
        return Look.at(connection, topicId, partition, named);
    }

    private Stored recorded(
            Connection connection, Look look, PoolId pool, Map<PoolId, Stored> known)
            throws SQLException {
        var row = look.pools().get(pool);
        var mine = known.get(pool);
        if (mine != null && mine.row().equals(row)) {
            return mine;
        }
        return row == null
                ? Stored.none(pool)
                : store.load(connection, pool).orElseGet(() -> Stored.none(pool));
    }

    private static void move(Writes writes, String topicId, Record last) {
        Positions.move(writes, topicId, last.partition(), last.offset() + 1);
    }

    /** Does all that {@link #apply} does, and undoes it. */
    void rehearse(String topicId, List<Record> records) {
        try {
            database.transaction(
                    connection -> {
                        apply(connection, topicId, records, Map.of());
                        throw new UndoneException();
                    });
        } catch (UndoneException undone) {
            return;
        }
    }

    private static final class UndoneException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UndoneException() {
            super("all is undone", null, false, false);
        }
    }

    /** Marks the claims of a pool whose lease ran out (DESIGN rule 3). */
    List<Outgoing> checkLeases(PoolId pool) {
        var decided = new ArrayList<Decided>();
        var outgoing =
                database.transaction(
                        connection -> {
                            Database.query(
                                    connection,
                                    row -> row.getLong(1),
                                    "select revision from pool where pool = ? for update",
                                    pool.value());
                            var before = store.load(connection, pool);
                            return before.isPresent()
                                    ? checkLeases(connection, before.get(), decided)
                                    : List.<Outgoing>of();
                        });
        decisions.committed(decided);
        return outgoing;
    }

    private List<Outgoing> checkLeases(Connection connection, Stored before, List<Decided> decided)
            throws SQLException {
        var now = Database.now(connection);
        var input = new SifInput.LeasesChecked(now);
        var decision = Sif.decide(before.state(), input);
        decided.add(new Decided(before.state(), input, decision));
        var made = new History.Made(Optional.empty(), "lease ran out", post.source());
        var writes = new Writes();
        var mail = new Mail(writes);
        var pool = new PoolWork(before, Map.of());
        pool.take(decision, now, made, writes, mail, post);
        pool.write(now, writes);
        mail.close(now);
        return mail.outgoing(writes.execute(connection));
    }

    /**
     * Puts a record aside that can never be applied, and moves the position on. Does not even look for what the
     * record names: it may be that which the database does not take.
     */
    Done putAside(String topicId, Record record, String reason) {
        return database.transaction(
                connection -> {
                    var look = look(connection, topicId, record.partition(), Look.Named.NOTHING);
                    if (record.offset() < look.next().orElseThrow()) {
                        return Done.skipped(1);
                    }
                    var writes = new Writes();
                    var mail = new Mail(writes);
                    var applied = post.putAside(mail, record, reason, look.now());
                    move(writes, topicId, record);
                    return new Done(
                            List.of(applied),
                            mail.outgoing(writes.execute(connection)),
                            Map.of(),
                            List.of());
                });
    }
}
