package io.emberkeep.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Our own parts, killed and started by the launcher's control socket: a kill -9 is there within a
 * millisecond or two, since no command has to start first.
 */
final class Parts {

    private static final Duration STARTED_WITHIN = Duration.ofSeconds(90);

    private final TestSystem system;

    Parts(TestSystem system) {
        this.system = system;
    }

    /** The processes of a part; of the sif-service all replicas. */
    List<String> processes(String part) {
        if (!part.equals("sif-service")) {
            return List.of(part);
        }
        var all = new ArrayList<String>();
        system.run().path("parts").fieldNames().forEachRemaining(all::add);
        return all.stream().filter(name -> name.startsWith("sif-")).toList();
    }

    /** Kills them at the same moment, and returns when they are dead. */
    void kill(List<String> processes) {
        all(processes, process -> give("kill", process));
    }

    /** Starts them side by side, and returns when all are healthy. */
    void start(List<String> processes) {
        all(processes, process -> give("start", process));
    }

    /** Starts one that does not run. */
    void startIfDown(String process) {
        if (!system.run().path("parts").path(process).hasNonNull("pid")) {
            give("start", process);
        }
    }

    /** Lets one stand still. */
    void pause(String process) {
        give("pause", process);
    }

    /** Lets one go on. */
    void resume(String process) {
        give("resume", process);
    }

    private interface Order {
        void give(String process);
    }

    private static void all(List<String> processes, Order order) {
        var given =
                processes.stream()
                        .map(
                                process ->
                                        CompletableFuture.runAsync(
                                                () -> order.give(process),
                                                Thread::startVirtualThread))
                        .toList();
        given.forEach(
                one ->
                        one.orTimeout(
                                        STARTED_WITHIN.toMillis(),
                                        java.util.concurrent.TimeUnit.MILLISECONDS)
                                .join());
    }

    /** One order, as the launcher takes it. @throws AssertionError with its sentence if it says no */
    void give(String verb, String process) {
        var socket = UnixDomainSocketAddress.of(system.run().path("control").asText());
        try (var channel = SocketChannel.open(socket);
                var out = Channels.newWriter(channel, StandardCharsets.UTF_8);
                var in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            out.write(verb + " " + process + "\n");
            out.flush();
            var reply = in.readLine();
            if (reply == null || !reply.startsWith("ok")) {
                throw new AssertionError(verb + " " + process + ": " + reply);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
