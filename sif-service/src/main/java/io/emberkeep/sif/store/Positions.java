package io.emberkeep.sif.store;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.stream.Collectors;

/** The next signal to be applied by partition: shared by all replicas, and their first lock (DESIGN rule 6). */
@ApplicationScoped
public class Positions {

    /** By partition, as far as anything was applied. */
    @Transactional
    public Map<Integer, Long> all(String topicId) {
        return Panache.getSession()
                .createNativeQuery(
                        "select partition, next_offset from position where topic = :topic",
                        Object[].class)
                .setParameter("topic", topicId)
                .getResultStream()
                .collect(
                        Collectors.toMap(
                                row -> ((Number) row[0]).intValue(),
                                row -> ((Number) row[1]).longValue()));
    }

    /**
     * Moves the position past a record and locks it until the transaction ends. One statement: it
     * waits for whoever applies a record of this partition now.
     *
     * @return false if another replica has applied the record
     */
    boolean advance(String topicId, int partition, long offset) {
        return Panache.getEntityManager()
                        .createNativeQuery(
                                """
                                insert into position (topic, partition, next_offset)
                                values (:topic, :partition, :next)
                                on conflict (topic, partition) do update
                                set next_offset = excluded.next_offset
                                where position.next_offset < excluded.next_offset""")
                        .setParameter("topic", topicId)
                        .setParameter("partition", partition)
                        .setParameter("next", offset + 1)
                        .executeUpdate()
                == 1;
    }
}
