package io.emberkeep.launcher.member;

import java.util.Optional;

/**
 * How far a member's process has followed its machine.
 *
 * @param boot the boot of the machine with which its process was started; none if it has not been in this boot
 * @param still whether it was told to stand still
 */
record Following(Optional<String> boot, boolean still) {

    /** Nothing is started yet. */
    static final Following NOTHING = new Following(Optional.empty(), false);

    /** What is done to the process. */
    enum Act {
        /** It is started. */
        START,
        /** It is ended at once, if it runs. */
        END,
        /** It is ended and started anew: the machine has booted meanwhile. */
        RESTART,
        /** It stands still (SIGSTOP). */
        HALT,
        /** It goes on (SIGCONT). */
        GO_ON,
        /** It is as it should be, or as its user or its own fault left it since the boot. */
        LEAVE
    }

    /** What comes next, by what the machine does now. */
    Act next(Machine machine) {
        boolean same = boot.equals(Optional.of(machine.boot()));
        return switch (machine.runs()) {
            case GONE -> boot.isPresent() ? Act.END : Act.LEAVE;
            case RUNNING -> {
                if (same) {
                    yield still ? Act.GO_ON : Act.LEAVE;
                }
                yield boot.isPresent() ? Act.RESTART : Act.START;
            }
            case STILL -> {
                if (same) {
                    yield still ? Act.LEAVE : Act.HALT;
                }
                yield boot.isPresent() ? Act.END : Act.LEAVE;
            }
        };
    }

    /** After that was done. */
    Following after(Act act, Machine machine) {
        return switch (act) {
            case START, RESTART -> new Following(Optional.of(machine.boot()), false);
            case END -> NOTHING;
            case HALT -> new Following(boot, true);
            case GO_ON -> new Following(boot, false);
            case LEAVE -> this;
        };
    }
}
