package io.emberkeep.launcher.member;

/**
 * A physical server of the testbed, as a program on it notices.
 *
 * @param boot in which boot it is
 * @param runs what becomes of the programs on it
 */
record Machine(String boot, Runs runs) {

    /** What becomes of the programs on a machine. */
    enum Runs {
        /** They run. */
        RUNNING,
        /** They stand still: it is suspended, or hangs. */
        STILL,
        /** They are gone. */
        GONE
    }
}
