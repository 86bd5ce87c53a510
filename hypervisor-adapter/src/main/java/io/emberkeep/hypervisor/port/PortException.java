package io.emberkeep.hypervisor.port;

/** Why a call of a port did not do what was asked, by what that means for who asked. */
public abstract sealed class PortException extends Exception {

    private static final long serialVersionUID = 1;

    private PortException(String sentence) {
        // An expected trouble of the surroundings: nobody reads its stack.
        super(sentence, null, false, false);
    }

    /** The host's hypervisor cannot be reached. */
    public static final class HostUnreachable extends PortException {
        private static final long serialVersionUID = 1;

        /** With a sentence. */
        public HostUnreachable(String sentence) {
            super(sentence);
        }
    }

    /** The guest does not answer its host: it boots, hangs, or is off. */
    public static final class GuestSilent extends PortException {
        private static final long serialVersionUID = 1;

        /** With a sentence. */
        public GuestSilent(String sentence) {
            super(sentence);
        }
    }

    /** The host's power control cannot be reached. */
    public static final class PowerControlSilent extends PortException {
        private static final long serialVersionUID = 1;

        /** With a sentence. */
        public PowerControlSilent(String sentence) {
            super(sentence);
        }
    }

    /** That host has no such VM. */
    public static final class NotThere extends PortException {
        private static final long serialVersionUID = 1;

        /** With a sentence. */
        public NotThere(String sentence) {
            super(sentence);
        }
    }

    /** It was answered that this cannot be done; surely it was not. */
    public static final class Refused extends PortException {
        private static final long serialVersionUID = 1;

        /** With the reason as a sentence. */
        public Refused(String reason) {
            super(reason);
        }
    }

    /** No answer came within the time given: nobody knows whether it was done. */
    public static final class DeadlinePassed extends PortException {
        private static final long serialVersionUID = 1;

        /** With a sentence. */
        public DeadlinePassed(String sentence) {
            super(sentence);
        }
    }
}
