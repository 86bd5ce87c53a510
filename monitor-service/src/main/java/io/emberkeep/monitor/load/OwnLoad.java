package io.emberkeep.monitor.load;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.monitor.load.Reading.Traffic;
import java.time.Duration;

/** What a machine's load was between two readings, if that can be said. */
public sealed interface OwnLoad {

    /** It was this. */
    record Known(LoadSample sample) implements OwnLoad {}

    /** It cannot be said, and no sample is better than a wrong one. */
    record Unknown(String reason) implements OwnLoad {}

    /** No link carries more: what is said beyond it means <em>unknown</em>. */
    long FASTEST_BITS = 10_000_000_000_000L;

    /** Bytes both ways for a bit one way, as the paper counts: 1000 Mbit/s are 256·10⁶ bytes/s (SPEC section 3). */
    double RATED_BYTES_FOR_A_BIT = 0.256;

    /** Nanoseconds in a second. */
    double NANOS = 1e9;

    /**
     * The load between two readings of one machine. More traffic than the link is rated for counts as all of it.
     *
     * @param server whose it is
     * @param linkBits the link's bits per second one way, where the system does not know them
     */
    static OwnLoad between(Reading before, Reading after, ServerId server, long linkBits) {
        var nanos = Duration.between(before.at(), after.at()).toNanos();
        var ticks = after.allTicks() - before.allTicks();
        var busy = after.busyTicks() - before.busyTicks();
        if (nanos <= 0 || ticks == 0) {
            return new Unknown("no time passed between two readings");
        }
        if (ticks < 0 || busy < 0 || busy > ticks) {
            return new Unknown("the processors' counters went backwards");
        }
        if (after.network().isEmpty()) {
            return new Unknown("there is no network interface to measure");
        }
        var now = after.network().get();
        if (before.network().filter(one -> one.name().equals(now.name())).isEmpty()) {
            return new Unknown("network interface %s was not there before".formatted(now.name()));
        }
        var bytes = now.bytes() - before.network().get().bytes();
        if (bytes < 0) {
            return new Unknown("the counters of %s went backwards".formatted(now.name()));
        }
        var rated = RATED_BYTES_FOR_A_BIT * bits(now, linkBits);
        return new Known(
                new LoadSample(
                        server,
                        after.at(),
                        after.memoryUsedBytes(),
                        after.memoryTotalBytes(),
                        100.0 * busy / ticks,
                        after.cores(),
                        Math.min(rated, bytes / (nanos / NANOS)),
                        rated));
    }

    private static long bits(Traffic network, long linkBits) {
        var said = network.bitsPerSecond();
        return said > 0 && said <= FASTEST_BITS ? said : linkBits;
    }
}
