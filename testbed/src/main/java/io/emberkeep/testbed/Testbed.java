package io.emberkeep.testbed;

import io.emberkeep.testbed.control.ControlServer;
import io.emberkeep.testbed.description.DescriptionFile;
import io.emberkeep.testbed.engine.Engine;
import io.emberkeep.testbed.model.Times;
import io.emberkeep.testbed.model.World;
import io.emberkeep.testbed.net.Datagrams;
import io.emberkeep.testbed.net.Sockets;
import io.emberkeep.testbed.net.WakeListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** A data centre that runs: its machines, their network, and the control interface. */
public final class Testbed implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Engine engine;
    private final ControlServer control;
    private final WakeListener wake;

    private Testbed(Options options, Consumer<String> journal) throws IOException {
        World described = DescriptionFile.read(options.description(), options.addresses());
        Optional<StateFile> state = state(options, described, journal);
        World left = state.flatMap(StateFile::left).orElse(described);
        try {
            engine =
                    part(
                            new Engine(
                                    left,
                                    Times.ofPaperR(options.scale()),
                                    InstantSource.system(),
                                    journal));
            var sockets = part(new Sockets(engine, journal));
            sockets.open(left);
            engine.onChange(sockets::follow);
            part(new Datagrams(engine)).open(left);
            state.ifPresent(file -> engine.onChange(file::keep));
            engine.start();
            wake = part(new WakeListener(loopback(options.wakePort()), engine));
            control = part(new ControlServer(loopback(options.port()), engine, described, journal));
        } catch (IOException taken) {
            close();
            throw taken;
        }
    }

    /**
     * Starts a data centre.
     *
     * @param journal is told in a sentence each thing that happens
     * @throws IOException with a sentence, if a port or the folder for the state cannot be had
     * @throws IllegalArgumentException with a sentence, if the description or an option is wrong
     */
    public static Testbed start(Options options, Consumer<String> journal) throws IOException {
        return new Testbed(options, journal);
    }

    /** The port of the control interface. */
    public int port() {
        return control.port();
    }

    /** The UDP port for magic packets. */
    public int wakePort() {
        return wake.port();
    }

    /** The data centre now. */
    public World world() {
        return engine.world();
    }

    /** The engine ends first, so that nothing changes while its sockets go. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.remove().close();
            } catch (Exception already) {
                // It has ended by itself.
            }
        }
    }

    private <T extends AutoCloseable> T part(T part) {
        parts.add(part);
        return part;
    }

    private static Optional<StateFile> state(
            Options options, World described, Consumer<String> journal) throws IOException {
        return options.state().isEmpty()
                ? Optional.empty()
                : Optional.of(new StateFile(options.state().get(), described, journal));
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    }
}
