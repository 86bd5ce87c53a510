package io.emberkeep.sif.store;

import io.emberkeep.contract.id.PoolId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was committed and perhaps not sent yet (DESIGN rule 6): answers and dead letters as they are, and of
 * which pool the newest configuration is to be told, which stands in the records.
 */
@ApplicationScoped
public class Outbox {

    private static final int AT_ONCE = 50;

    private final Database database;
    private final Reading reading;

    Outbox(Database database, Reading reading) {
        this.database = database;
        this.reading = reading;
    }

    private record Row(long id, String key, String letter) {}

    /** The oldest that are older than that, by the database's clock. */
    public List<Outgoing> olderThan(Duration age) {
        return database
                .look(
                        connection ->
                                Database.query(
                                        connection,
                                        row ->
                                                new Row(
                                                        row.getLong(1),
                                                        row.getString(2),
                                                        row.getString(3)),
                                        """
                                        select id, message_key, letter from outbox
                                        where created_at < clock_timestamp() - make_interval(secs => ?)
                                        order by id limit ?""",
                                        age.toMillis() / 1e3,
                                        AT_ONCE))
                .stream()
                .flatMap(this::outgoing)
                .toList();
    }

    private Stream<Outgoing> outgoing(Row row) {
        return row.letter() == null
                ? reading.newest(new PoolId(row.key())).stream()
                        .map(letter -> new Outgoing(row.id(), row.key(), letter))
                : Stream.of(new Outgoing(row.id(), row.key(), Letters.read(row.letter())));
    }

    /**
     * They were sent. Nothing waits for the disk: should the database forget this by a crash, they are sent once
     * more.
     */
    public void strike(List<Outgoing> sent) {
        var ids =
                sent.stream()
                        .map(Outgoing::id)
                        .filter(id -> id != Outgoing.NOWHERE)
                        .toArray(Long[]::new);
        if (ids.length > 0) {
            database.transaction(
                    connection -> {
                        Database.update(connection, "set local synchronous_commit = off");
                        return Database.update(
                                connection,
                                "delete from outbox where id = any(?)",
                                connection.createArrayOf("bigint", ids));
                    });
        }
    }
}
