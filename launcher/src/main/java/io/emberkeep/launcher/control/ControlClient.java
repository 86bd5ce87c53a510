package io.emberkeep.launcher.control;

import io.emberkeep.launcher.LaunchException;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Gives an order to a running launcher. */
public final class ControlClient {

    private ControlClient() {}

    /**
     * Gives it and waits until it is carried out.
     *
     * @return what was done, as a sentence
     * @throws LaunchException if it could not be done, or the launcher does not answer
     */
    public static String give(Path socket, PartOrder order) throws LaunchException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                var out = Channels.newWriter(channel, StandardCharsets.UTF_8);
                var in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            out.write(order.line() + "\n");
            out.flush();
            var reply = in.readLine();
            if (reply == null || reply.length() < 3) {
                throw new LaunchException("The launcher stopped before it answered.");
            }
            var sentence = reply.substring(3).replace('\r', '\n');
            if (reply.startsWith("no")) {
                throw new LaunchException(sentence);
            }
            return sentence;
        } catch (IOException gone) {
            throw new LaunchException(
                    "The launcher does not answer on %s: %s".formatted(socket, gone.getMessage()),
                    gone);
        }
    }
}
