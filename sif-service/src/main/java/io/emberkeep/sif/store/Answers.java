package io.emberkeep.sif.store;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.sif.store.entity.SignalEntity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The stored answers (SIF-8). */
@ApplicationScoped
public class Answers {

    /** What a signal was answered; none if it was not applied yet, put aside, or is no question. */
    @Transactional
    public Optional<SignalAnswer> of(String signalId) {
        return SignalEntity.<SignalEntity>findByIdOptional(signalId)
                .filter(signal -> signal.answer != null)
                .map(signal -> (SignalAnswer) Letters.message(signal.answerType, signal.answer));
    }
}
