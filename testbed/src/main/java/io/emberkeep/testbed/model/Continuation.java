package io.emberkeep.testbed.model;

/** What becomes of a connection that a machine has accepted. */
public enum Continuation {
    /** It is answered. */
    SERVED,
    /** Nothing is heard on it now. */
    SILENT,
    /** Whoever gets its packets knows nothing of it: it is reset. */
    LOST;

    /** What a connection to an address and port is worth now that a machine accepted before. */
    public static Continuation of(World world, String address, int port, Look.Accepting by) {
        var vm = world.vms().get(by.by());
        if (vm == null) {
            var host = world.host(by.by());
            return host.onNetwork() ? (host.changes() == by.boot() ? SERVED : LOST) : SILENT;
        }
        if (vm.guest().boot() != by.boot()) {
            return LOST;
        }
        boolean here =
                address.equals(vm.ip())
                        || vm.guest().vips().contains(address)
                        || vm.metal() && address.equals(world.host(vm.host()).ip());
        if (!here) {
            return world.answering(address).isEmpty() ? SILENT : LOST;
        }
        if (!world.reachable(vm) || vm.guest().phase() == Phase.FROZEN) {
            return SILENT;
        }
        return port == world.networkPort() || vm.listensOn(port).isPresent() ? SERVED : LOST;
    }
}
