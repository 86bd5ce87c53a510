package io.emberkeep.monitor.placement;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.monitor.heartbeat.Standing;

/**
 * A member on which a backup may run, and what is known of it.
 *
 * @param member which
 * @param number its place in <em>group</em>: of equals the lower one is taken
 * @param inGroup whether it is in <em>group</em>, so neither in separation nor stopped
 * @param heartbeat how it stands
 * @param load what its load will be
 * @param standbyFree whether a generic standby waits on it that nobody has
 * @param vmsRunning VMs that run on it, placements that were granted and are not finished included; suspended ones are not
 */
public record Candidate(
        ServerId member,
        int number,
        boolean inGroup,
        Standing heartbeat,
        Prediction load,
        boolean standbyFree,
        int vmsRunning) {

    /** @throws IllegalArgumentException with a sentence, if the number of VMs is negative */
    public Candidate {
        if (vmsRunning < 0) {
            throw new IllegalArgumentException(
                    "%d VMs run on %s: that cannot be".formatted(vmsRunning, member));
        }
    }
}
