package io.emberkeep.sif.store;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.sif.store.Look.KnownSignal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The stored answers (SIF-8). */
@ApplicationScoped
public class Answers {

    private final Database database;

    Answers(Database database) {
        this.database = database;
    }

    /** What a signal was answered; none if it was not applied yet, put aside, or is no question. */
    public Optional<SignalAnswer> of(String signalId) {
        return database
                .look(
                        connection ->
                                Database.query(
                                        connection,
                                        row ->
                                                KnownSignal.of(
                                                        row.getString(1),
                                                        row.getString(2),
                                                        row.getString(3)),
                                        "select kind, answer_type, answer from signal where id = ?",
                                        signalId))
                .stream()
                .findFirst()
                .flatMap(KnownSignal::answer);
    }
}
