package io.emberkeep.testbed.model;

import java.util.Optional;

/** How one port of one address looks from outside. */
public sealed interface Look {

    /** No answer at all: a SYN is lost. */
    record Silent() implements Look {}

    /** A kernel answers that nobody listens there. */
    record Refusing() implements Look {}

    /**
     * A connection is accepted.
     *
     * @param by the machine's name
     * @param boot which of its boots
     * @param daemon who listens; none on the port of the network examination
     */
    record Accepting(String by, int boot, Optional<Daemon> daemon) implements Look {}
}
