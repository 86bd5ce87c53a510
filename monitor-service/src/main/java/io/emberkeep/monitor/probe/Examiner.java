package io.emberkeep.monitor.probe;

import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.inventory.ServiceDefinition;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.monitor.dbss.Finding;
import io.emberkeep.monitor.dbss.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Examines targets as a client would see them: network, then VIPs, then services (DBSS-3). Many at once, on a few
 * threads. Each ends within the network's and twice the services' time, whatever the target does.
 */
public final class Examiner implements AutoCloseable {

    private static final int LOOPS_AT_MOST = 4;

    private final NetworkChoice networks;
    private final List<Loop> loops;
    private final AtomicInteger turn = new AtomicInteger();

    /** How an examination goes on; told on a thread that must not be blocked. */
    public interface Progress {

        /** It begins now. */
        default void begun() {}

        /** The network's result is known. @param good whether the target answers at all */
        default void network(boolean good) {}

        /** It ended. */
        void ended(Finding finding);
    }

    /** @param networks how networks are examined here */
    public Examiner(NetworkChoice networks) {
        this.networks = networks;
        this.loops =
                IntStream.range(
                                0,
                                Math.min(Runtime.getRuntime().availableProcessors(), LOOPS_AT_MOST))
                        .mapToObj(number -> Loop.start("examine " + number))
                        .toList();
    }

    /** Examines soon. Bad network ends it; VIPs and services are seen together, so that it is known what is bad. */
    public void examine(Subject subject, Progress progress) {
        var loop = next();
        loop.execute(() -> new Examination(loop, networks, subject, progress).begin());
    }

    /** Whether an address, the gateway's, answers at all (DESIGN rule 10). */
    public void answers(IpAddress ip, Settings settings, Consumer<Boolean> seen) {
        var loop = next();
        loop.execute(
                () ->
                        networks.of(settings.network(), List.of())
                                .examine(
                                        loop,
                                        ip,
                                        settings.networkTimeout(),
                                        silent -> seen.accept(silent.isEmpty())));
    }

    /**
     * The same, within a time of the caller's.
     *
     * @param end told why it is silent, as a sentence; none if it answers
     */
    public void answers(
            IpAddress ip,
            Settings.NetworkExamination network,
            Duration atMost,
            Consumer<Optional<String>> end) {
        var loop = next();
        loop.execute(() -> networks.of(network, List.of()).examine(loop, ip, atMost, end));
    }

    /**
     * Whether services are good, whatever the network says (RING-1).
     *
     * @param end told what is wrong, a sentence for each bad one in their order
     */
    public void services(
            IpAddress ip,
            List<ServiceDefinition> services,
            Duration atMost,
            Consumer<List<String>> end) {
        var loop = next();
        loop.execute(() -> OwnPorts.examine(loop, ip, services, atMost, end));
    }

    private Loop next() {
        return loops.get(Math.floorMod(turn.getAndIncrement(), loops.size()));
    }

    @Override
    public void close() {
        loops.forEach(Loop::close);
    }
}
