package io.emberkeep.testbed.net;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The form of a Wake-on-LAN packet. */
final class MagicPacket {

    private static final int SYNC = 6;
    private static final int MAC = 6;
    private static final int TIMES = 16;
    private static final int LENGTH = SYNC + MAC * TIMES;
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    private MagicPacket() {}

    /** The MAC address that a datagram wakes; none if it is no magic packet. */
    static Optional<String> mac(byte[] data, int length) {
        for (int at = 0; at + LENGTH <= length; at++) {
            if (isMagic(data, at)) {
                return Optional.of(COLONS.formatHex(data, at + SYNC, at + SYNC + MAC));
            }
        }
        return Optional.empty();
    }

    private static boolean isMagic(byte[] data, int at) {
        for (int each = 0; each < SYNC; each++) {
            if (data[at + each] != (byte) 0xff) {
                return false;
            }
        }
        int first = at + SYNC;
        for (int each = 1; each < TIMES; each++) {
            int next = first + each * MAC;
            if (!Arrays.equals(data, first, first + MAC, data, next, next + MAC)) {
                return false;
            }
        }
        return true;
    }
}
