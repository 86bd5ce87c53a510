package io.emberkeep.benchmarks.probes;

/**
 * Where the responder listens, at every address of the loopback network.
 *
 * @param network accepts, and says nothing
 * @param service speaks HTTP
 */
record ServicePorts(int network, int service) {

    static ServicePorts of(int portBase) {
        return new ServicePorts(14_007 + portBase, 14_080 + portBase);
    }
}
