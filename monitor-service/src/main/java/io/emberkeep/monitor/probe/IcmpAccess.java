package io.emberkeep.monitor.probe;

/** Whether this process may send ICMP echo requests. */
sealed interface IcmpAccess {

    /** It may. */
    record Open(IcmpPing ping) implements IcmpAccess {}

    /** It may not. @param why what is missing, as a sentence */
    record Missing(String why) implements IcmpAccess {}

    /** Tries: an unprivileged datagram socket first, then a raw one. */
    static IcmpAccess open() {
        try {
            return new Open(IcmpPing.open());
        } catch (IcmpPing.NotPermitted missing) {
            return new Missing(missing.getMessage());
        }
    }
}
