package io.emberkeep.monitor.placement;

import io.emberkeep.contract.id.ServerId;
import java.util.Locale;

/** What placement says of one member, to be told when somebody asks why. */
public sealed interface Verdict {

    /** Of whom. */
    ServerId member();

    /** The same as a sentence. */
    String sentence();

    /**
     * It may run the backup.
     *
     * @param member which
     * @param number its place in <em>group</em>
     * @param remaining its remaining capacities
     * @param vmsRunning VMs that run on it
     * @param score the weighted sum of the capacities, less 100 for each of these VMs
     */
    record Scored(ServerId member, int number, Remaining remaining, int vmsRunning, double score)
            implements Verdict {

        @Override
        public String sentence() {
            return String.format(
                    Locale.ROOT,
                    "%s: %.1f (memory %.1f %%, CPU %.1f %%, network %.1f %% free; %d VMs running)",
                    member,
                    score,
                    remaining.memory(),
                    remaining.cpu(),
                    remaining.network(),
                    vmsRunning);
        }
    }

    /** It may not. @param reason why, as a sentence */
    record NoCandidate(ServerId member, String reason) implements Verdict {

        @Override
        public String sentence() {
            return "%s: none, because %s".formatted(member, reason);
        }
    }
}
