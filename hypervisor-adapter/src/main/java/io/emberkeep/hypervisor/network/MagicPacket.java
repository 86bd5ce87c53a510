package io.emberkeep.hypervisor.network;

import io.emberkeep.contract.id.MacAddress;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;

/** Wake-on-LAN: six bytes of ff, then the MAC address sixteen times, over UDP (DBSS-7, PSS-7). */
public final class MagicPacket {

    private static final int SYNC = 6;
    private static final int REPEATS = 16;

    private MagicPacket() {}

    /** The packet's payload. */
    public static byte[] payload(MacAddress mac) {
        var address = mac.toBytes();
        var payload = new byte[SYNC + REPEATS * address.length];
        Arrays.fill(payload, 0, SYNC, (byte) 0xff);
        for (var at = SYNC; at < payload.length; at += address.length) {
            System.arraycopy(address, 0, payload, at, address.length);
        }
        return payload;
    }

    /**
     * Sends one; also to a broadcast address.
     *
     * @throws IOException if this machine cannot send it
     */
    public static void send(MacAddress mac, InetSocketAddress to) throws IOException {
        var payload = payload(mac);
        try (var socket = new DatagramSocket()) {
            socket.setBroadcast(true);
            socket.send(new DatagramPacket(payload, payload.length, to));
        }
    }
}
