package io.emberkeep.launcher.check;

import io.emberkeep.launcher.LaunchException;
import io.emberkeep.launcher.PartId;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.SortedMap;

/** Whether the ports are free, before anything is started. */
public final class PortCheck {

    private PortCheck() {}

    /**
     * Looks at each.
     *
     * @param wanted which part wants which TCP port
     * @param udp which part wants which UDP port
     * @throws LaunchException if one is taken: which, for which part, and by whom if that can be seen
     */
    public static void check(SortedMap<Integer, PartId> wanted, Map<Integer, PartId> udp)
            throws LaunchException {
        for (var one : wanted.entrySet()) {
            if (!tcpFree(one.getKey())) {
                throw taken(one.getKey(), "TCP", one.getValue());
            }
        }
        for (var one : udp.entrySet()) {
            if (!udpFree(one.getKey())) {
                throw taken(one.getKey(), "UDP", one.getValue());
            }
        }
    }

    static boolean tcpFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static boolean udpFree(int port) {
        try (var _ = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static LaunchException taken(int port, String protocol, PartId part) {
        return new LaunchException(
                "%s port %d is taken, and the %s needs it: %s. End that, or shift all ports with --ports 1000."
                        .formatted(
                                protocol,
                                port,
                                part,
                                PortOwner.of(port, protocol)
                                        .map(owner -> "it belongs to " + owner)
                                        .orElse(
                                                "which process has it cannot be seen from here"
                                                        + " (try: ss -lpn)")));
    }
}
