package io.emberkeep.benchmarks.probes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What is measured.
 *
 * @param targets how many are watched
 * @param perPool how many of them make a pool
 * @param interval in which each is examined
 * @param network how its network is examined
 * @param warmUp before anything is measured
 * @param measure how long is measured
 * @param heapMegabytes of the monitor-service; the launcher gives it 96
 * @param optimize whether the JIT compiler may optimize fully, which the launcher's flags do not allow
 * @param flags more of Java's for the monitor-service
 * @param portBase added to each port
 * @param monitor the monitor-service that is measured
 */
record ProbesOptions(
        int targets,
        int perPool,
        Duration interval,
        Network network,
        Duration warmUp,
        Duration measure,
        int heapMegabytes,
        boolean optimize,
        List<String> flags,
        int portBase,
        Path monitor) {

    /** How the network of a target is examined. */
    enum Network {
        /** A ping, the product's default. */
        ICMP,
        /** A connection to a port of its own. */
        TCP,
        /** A connection to the port at which the target serves, as where no ping is permitted. */
        SHARED
    }

    int pools() {
        return (targets + perPool - 1) / perPool;
    }
}
