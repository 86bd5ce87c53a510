package io.emberkeep.testbed.model;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A virtual server, or a physical one: that is the guest on the metal of its host, which runs exactly while its host
 * is on.
 *
 * @param name its name
 * @param ip its own address, which never moves
 * @param services the daemons that it runs when it is up
 * @param host the host on which it is
 * @param guest what lives in its memory
 * @param linkUp whether its host lets it on the network; kept over boots
 * @param networkCut the fault: alive, silent
 * @param broken the fault: its boots never end
 * @param migration the move that is under way
 * @param metal whether it is its host, and nothing is done to the one alone
 */
public record Vm(
        String name,
        String ip,
        List<Daemon> services,
        String host,
        Guest guest,
        boolean linkUp,
        boolean networkCut,
        boolean broken,
        Optional<Migration> migration,
        boolean metal) {

    public Vm {
        services = List.copyOf(services);
    }

    /** What its hypervisor says of it: a guest that boots, hangs or is dead runs. */
    public enum State {
        RUNNING,
        PAUSED,
        OFF
    }

    /** One that was never started. */
    public static Vm off(String name, String ip, List<Daemon> services, String host) {
        return new Vm(
                name,
                ip,
                services,
                host,
                Guest.off(services),
                true,
                false,
                false,
                Optional.empty(),
                false);
    }

    /** The same as a physical server, which is its host. */
    public Vm onMetal() {
        return new Vm(name, ip, services, host, guest, linkUp, networkCut, broken, migration, true);
    }

    /** The same, booted once more and up, with these VIPs. */
    public Vm running(List<String> vips) {
        var up = guest.boots().up();
        for (String vip : vips) {
            up = up.withVip(vip);
        }
        var whole = up;
        return with(_ -> whole);
    }

    /** The same, paused. */
    public Vm paused() {
        return with(up -> up.pausing(true));
    }

    /** What its hypervisor says of it. */
    public State state() {
        if (guest.phase() == Phase.OFF) {
            return State.OFF;
        }
        return guest.paused() ? State.PAUSED : State.RUNNING;
    }

    /** Names this boot: the server's name and the number of its boots. */
    public String bootId() {
        return name + "-" + guest.boot();
    }

    /** Whether the guest answers its host: it does so also while its network is cut. */
    public boolean agentAnswers() {
        return state() == State.RUNNING && guest.phase() == Phase.UP;
    }

    /** Whether it would answer on the network, if its host is on the network. */
    boolean onNetwork() {
        boolean moving = migration.map(Migration::stopped).orElse(false);
        return kernelLives() && state() == State.RUNNING && linkUp && !networkCut && !moving;
    }

    /** Whether its kernel answers on the network, though nothing else may. */
    boolean kernelLives() {
        return guest.phase() == Phase.UP || guest.phase() == Phase.FROZEN;
    }

    /** The daemon of that name. */
    Optional<Daemon> service(String daemon) {
        return services.stream().filter(one -> one.name().equals(daemon)).findFirst();
    }

    /** The daemon that listens on a port now. */
    Optional<Daemon> listensOn(int port) {
        return services.stream()
                .filter(one -> one.port() == port)
                .filter(one -> guest.daemons().get(one.name()) == DaemonState.RUNNING)
                .findFirst();
    }

    Vm with(UnaryOperator<Guest> change) {
        return new Vm(
                name,
                ip,
                services,
                host,
                change.apply(guest),
                linkUp,
                networkCut,
                broken,
                migration,
                metal);
    }

    /** The same with another memory; a move that was under way is given up. */
    Vm restarted(UnaryOperator<Guest> change) {
        return with(change).moving(Optional.empty());
    }

    Vm link(boolean up) {
        return new Vm(name, ip, services, host, guest, up, networkCut, broken, migration, metal);
    }

    Vm cut(boolean now) {
        return new Vm(name, ip, services, host, guest, linkUp, now, broken, migration, metal);
    }

    Vm breaking(boolean now) {
        return new Vm(name, ip, services, host, guest, linkUp, networkCut, now, migration, metal);
    }

    Vm moving(Optional<Migration> move) {
        return new Vm(name, ip, services, host, guest, linkUp, networkCut, broken, move, metal);
    }

    Vm on(String newHost) {
        return new Vm(
                name,
                ip,
                services,
                newHost,
                guest,
                linkUp,
                networkCut,
                broken,
                Optional.empty(),
                metal);
    }
}
