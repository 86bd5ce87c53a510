package io.emberkeep.contract.energy;

import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.wire.Message;
import io.emberkeep.contract.wire.MessageType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a pool's hosts used in a short time, and would have used always on (PSS-10). A pool's messages follow one
 * another: whoever adds them up has the account, so none may count twice. Of one that begins before the end of an
 * earlier one the share after that end counts.
 *
 * @param from when that time began
 * @param to when it ended; the first moment that does not belong to it
 * @param usedJoules energy used
 * @param alwaysOnJoules energy that all hosts always on would have used
 * @param saved what each transition saved, less what its changes cost
 * @param unaccounted hosts that name no watts, of which nothing is counted
 * @param assumedIdle time of hosts, added up, that were awake and nobody knew how busy: counted as idle
 */
@MessageType(name = "energy", version = 1)
public record EnergyUsed(
        Instant from,
        Instant to,
        double usedJoules,
        double alwaysOnJoules,
        List<Saved> saved,
        List<HostId> unaccounted,
        Duration assumedIdle)
        implements Message {

    public EnergyUsed {
        saved = List.copyOf(saved);
        unaccounted = List.copyOf(unaccounted);
    }

    /**
     * What one decision saved.
     *
     * @param by the transition that put hosts to sleep
     * @param joules saved; negative where its changes cost more
     */
    public record Saved(TransitionId by, double joules) {}
}
