package io.emberkeep.sif.store;

import io.emberkeep.contract.Topics;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets answers of signals that the broker has forgotten too: none of them can come again. */
@ApplicationScoped
public class Trim {

    private static final int AT_ONCE = 5_000;

    private final Database database;

    Trim(Database database) {
        this.database = database;
    }

    /** Deletes some of what is too old. */
    public void trim() {
        database.transaction(
                connection ->
                        Database.update(
                                connection,
                                """
                                delete from signal where id in (
                                    select id from signal
                                    where received_at < now() - make_interval(secs => ?)
                                    limit ?)""",
                                retentionSeconds(),
                                AT_ONCE));
    }

    /** Twice the topic's retention: the broker deletes whole segments, and late. */
    private static double retentionSeconds() {
        var retention = Topics.SIGNALS.configs().get("retention.ms");
        return Long.parseLong(retention) / 1_000.0 * 2;
    }
}
