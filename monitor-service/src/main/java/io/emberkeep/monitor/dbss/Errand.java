package io.emberkeep.monitor.dbss;

/** For what an incident is worked on. */
enum Errand {
    /** A new claim: all of DBSS-5. */
    RECOVER,
    /** Carry on from what is recorded: the holder died, or its lease ran out (DESIGN rule 3). */
    CARRY_ON,
    /** An operator wants the target back, or its window opened (DBSS-14, DBSS-15). */
    RETURN,
    /** A target that was given up without a standby in its place is well again by itself. */
    WELL_AGAIN,
    /** A target that was given up without a standby: one is free now (DBSS-12). */
    COVER
}
