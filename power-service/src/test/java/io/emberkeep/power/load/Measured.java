package io.emberkeep.power.load;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadSample;
import java.time.Instant;
import java.util.List;

/** Samples for tests. */
public final class Measured {

    /** When it begins. */
    public static final Instant T0 = Instant.parse("2026-11-01T12:00:00Z");

    /** What a 1000 Mbit/s link carries both ways, as the paper counts. */
    public static final double GIGABIT = 256e6;

    private static final double GIB = 1024.0 * 1024 * 1024;

    private Measured() {}

    /** A sample of a server of 2 GiB and one core on a 1000 Mbit/s link, so much of each in percent. */
    public static LoadSample sample(
            ServerId server, Instant at, double memory, double cpu, double network) {
        return new LoadSample(
                server,
                at,
                2 * GIB * memory / 100,
                2 * GIB,
                cpu,
                1,
                GIGABIT * network / 100,
                GIGABIT);
    }

    /** A window of one sample. */
    public static LoadWindow window(LoadSample sample) {
        return new LoadWindow(sample.server(), List.of(sample));
    }
}
