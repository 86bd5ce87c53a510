package io.emberkeep.hypervisor.plan;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.CommandAnswer.Cause;
import io.emberkeep.contract.answer.CommandAnswer.Means;
import java.util.Optional;

/** The last moves of a plan, with what was seen. */
final class Ends {

    private Ends() {}

    static Move done(Sight sight, Progress progress) {
        return new Move.End(
                new CommandAnswer.Done(progress.changed(), Optional.empty(), sight.observed()));
    }

    static Move done(Means means, Sight sight, Progress progress) {
        return new Move.End(
                new CommandAnswer.Done(progress.changed(), Optional.of(means), sight.observed()));
    }

    static Move failed(Cause cause, String reason, Sight sight) {
        return new Move.End(failure(cause, reason, sight));
    }

    static CommandAnswer silentGuest(Sight sight) {
        return failure(Cause.GUEST_SILENT, "the guest does not answer its host", sight);
    }

    private static CommandAnswer failure(Cause cause, String reason, Sight sight) {
        return new CommandAnswer.Failed(cause, reason, sight.observed());
    }
}
