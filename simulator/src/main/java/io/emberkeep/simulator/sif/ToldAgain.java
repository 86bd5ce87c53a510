package io.emberkeep.simulator.sif;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.configuration.ConfigurationMessage;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.simulator.Surroundings;
import io.emberkeep.simulator.engine.Process;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What everyone reads last is compared with what is recorded, and said again if it stays behind (DESIGN rule 7). */
final class ToldAgain {

    private static final Duration AGAIN = Duration.ofMillis(500);

    private final Surroundings around;
    private final Database database;
    private final Process process;
    private final BooleanSupplier reachesDatabase;
    private final Consumer<Database.Outgoing> publish;
    private boolean watching;
    private Optional<Revision> suspected = Optional.empty();

    ToldAgain(
            Surroundings around,
            Database database,
            Process process,
            BooleanSupplier reachesDatabase,
            Consumer<Database.Outgoing> publish) {
        this.around = around;
        this.database = database;
        this.process = process;
        this.reachesDatabase = reachesDatabase;
        this.publish = publish;
    }

    /** Something was committed. */
    void attend() {
        if (!watching && isBehind()) {
            watching = true;
            process.after(AGAIN, this::look);
        }
    }

    private void look() {
        watching = false;
        if (!isBehind()) {
            suspected = Optional.empty();
            return;
        }
        var recorded = database.state().configuration();
        if (reachesDatabase.getAsBoolean() && around.broker().reaches(process)) {
            if (suspected.equals(Optional.of(recorded.revision()))) {
                suspected = Optional.empty();
                var pool = recorded.inventory().pool();
                var message = new ConfigurationMessage(database.clock(), List.of(), recorded);
                publish.accept(
                        database.post(pool.value(), around.envelope(process, pool, message)));
            } else {
                suspected = Optional.of(recorded.revision());
            }
        }
        watching = true;
        process.after(AGAIN, this::look);
    }

    private boolean isBehind() {
        var log = around.broker().log(Topics.CONFIGURATION);
        var last =
                log.isEmpty()
                        ? Revision.ZERO
                        : ((ConfigurationMessage) log.getLast().envelope().message())
                                .state()
                                .revision();
        return last.olderThan(database.state().configuration().revision());
    }
}
