package io.emberkeep.sif.store;

import io.emberkeep.sif.store.entity.OutboxEntity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;

/** What was committed and perhaps not sent yet (DESIGN rule 6). */
@ApplicationScoped
public class Outbox {

    private static final int AT_ONCE = 50;

    private final StateStore store;

    Outbox(StateStore store) {
        this.store = store;
    }

    /** The oldest that are older than that, by the database's clock. */
    @Transactional
    public List<Outgoing> olderThan(Duration age) {
        return OutboxEntity.<OutboxEntity>find("createdAt < ?1 order by id", store.now().minus(age))
                .page(0, AT_ONCE)
                .stream()
                .map(row -> new Outgoing(row.id, row.messageKey, Letters.read(row.letter)))
                .toList();
    }

    /** They were sent. */
    @Transactional
    public void strike(List<Outgoing> sent) {
        if (!sent.isEmpty()) {
            OutboxEntity.delete("id in ?1", sent.stream().map(Outgoing::id).toList());
        }
    }
}
