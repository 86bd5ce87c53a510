package io.emberkeep.experiments.catalog;

import io.emberkeep.experiments.client.ClientKind;
import java.util.List;

/**
 * Something that is done again and again, and measured.
 *
 * @param name by which it is called
 * @param about in one line
 * @param strikes all at the same moment
 * @param moment of an interval at which they come
 * @param setup under what
 * @param clients who looks on, at each target's VIP
 * @param papers what was measured elsewhere
 * @param goals what is to be reached
 * @param runs how many are kept
 */
public record Experiment(
        String name,
        String about,
        List<Strike> strikes,
        Moment moment,
        Setup setup,
        List<ClientKind> clients,
        List<Paper> papers,
        List<Goal> goals,
        int runs) {

    public Experiment {
        strikes = List.copyOf(strikes);
        clients = List.copyOf(clients);
        papers = List.copyOf(papers);
        goals = List.copyOf(goals);
    }

    /** When in an interval a fault comes. */
    public enum Moment {
        /** In the middle, as in the papers. */
        MIDDLE,
        /** Spread evenly over it, from run to run. */
        SPREAD;

        private static final double GOLDEN_RATIO = 0.618033988749895;

        /**
         * As a share of the interval.
         *
         * @param run counts from 1
         */
        public double share(int run) {
            return switch (this) {
                case MIDDLE -> 0.5;
                // Multiples of the golden ratio fill the interval evenly, however many there are.
                case SPREAD -> run * GOLDEN_RATIO % 1;
            };
        }
    }

    /** Whether percentiles say more of it than a mean. */
    public boolean percentiles() {
        return moment == Moment.SPREAD;
    }
}
