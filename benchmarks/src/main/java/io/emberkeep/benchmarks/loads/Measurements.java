package io.emberkeep.benchmarks.loads;

import io.emberkeep.contract.load.LoadSample;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What a pool's servers measure: some groups have little to do, of the others half have much and half something
 * between, and each sample differs by a little.
 */
final class Measurements {

    private static final double LITTLE_PERCENT = 8;
    private static final double SOME_PERCENT = 35;
    private static final double MUCH_PERCENT = 70;
    private static final double NOISE_PERCENT = 4;
    private static final double MEMORY_BYTES = 8L << 30;
    private static final double RATED = 256e6;
    private static final int CORES = 4;

    private final Pools pools;
    private final int light;
    private final SplittableRandom random = new SplittableRandom(1);

    /** @param light how many of a hundred groups have little to do */
    Measurements(Pools pools, int light) {
        this.pools = pools;
        this.light = light;
    }

    /** One sample of each server of a pool, all of that moment. */
    List<LoadSample> of(int pool, Instant at) {
        return IntStream.range(0, pools.perPool())
                .mapToObj(server -> sample(pool, server, at))
                .toList();
    }

    private LoadSample sample(int pool, int server, Instant at) {
        var percent =
                percent(pool * pools.groups() + pools.groupOf(server))
                        + random.nextDouble(-NOISE_PERCENT, NOISE_PERCENT);
        return new LoadSample(
                Pools.server(server),
                at,
                MEMORY_BYTES * percent / 100,
                MEMORY_BYTES,
                percent,
                CORES,
                RATED * percent / 100,
                RATED);
    }

    /** Spread evenly: of any hundred groups in a row so many as are asked for. */
    private double percent(int group) {
        if ((long) group * light % 100 < light) {
            return LITTLE_PERCENT;
        }
        return group % 2 == 0 ? SOME_PERCENT : MUCH_PERCENT;
    }
}
