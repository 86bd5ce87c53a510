package io.emberkeep.monitor.dbss;

import java.util.List;

/**
 * What follows from an input.
 *
 * @param next the state from now on
 * @param effects what the shell is to do, in this order
 */
public record Decision(DbssState next, List<DbssEffect> effects) {

    public Decision {
        effects = List.copyOf(effects);
    }
}
