package io.emberkeep.sif.store;

import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.PoolId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** All transitions that there ever were, those proposed too. */
@ApplicationScoped
public class TransitionLog {

    private static final String ALL = "from transition t where pool = ? and (? or state = ?)";

    private final Database database;

    TransitionLog(Database database) {
        this.database = database;
    }

    /** The newest first. @param state only those that came so far */
    public Page<Transition> transitions(
            PoolId pool, Optional<TransitionState> state, int page, int size) {
        var filter =
                List.<Object>of(
                        pool.value(), state.isEmpty(), state.map(TransitionState::name).orElse(""));
        return database.look(
                connection -> {
                    var rows =
                            Database.query(
                                    connection,
                                    row ->
                                            TransitionMapping.TRANSITION
                                                    .read()
                                                    .apply(Letters.tree(row.getString(1))),
                                    "select row_to_json(t) "
                                            + ALL
                                            + " order by begun_at desc, name limit %d offset %d"
                                                    .formatted(size, (long) page * size),
                                    filter.toArray());
                    var count =
                            Database.query(
                                            connection,
                                            row -> row.getLong(1),
                                            "select count(*) " + ALL,
                                            filter.toArray())
                                    .getFirst();
                    return new Page<>(rows, count);
                });
    }
}
