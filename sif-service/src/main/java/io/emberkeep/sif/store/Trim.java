package io.emberkeep.sif.store;

import io.emberkeep.contract.Topics;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Forgets answers of signals that the broker has forgotten too: none of them can come again. */
@ApplicationScoped
public class Trim {

    private static final int AT_ONCE = 5_000;

    /** Deletes some of what is too old. */
    @Transactional
    public void trim() {
        Panache.getEntityManager()
                .createNativeQuery(
                        """
                        delete from signal where id in (
                            select id from signal
                            where received_at < now() - make_interval(secs => :seconds)
                            limit :most)""")
                .setParameter("seconds", retentionSeconds())
                .setParameter("most", AT_ONCE)
                .executeUpdate();
    }

    /** Twice the topic's retention: the broker deletes whole segments, and late. */
    private static double retentionSeconds() {
        var retention = Topics.SIGNALS.configs().get("retention.ms");
        return Long.parseLong(retention) / 1_000.0 * 2;
    }
}
