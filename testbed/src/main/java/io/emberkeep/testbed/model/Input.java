package io.emberkeep.testbed.model;

import java.util.Optional;

/** Everything that can happen in the data centre. */
public sealed interface Input {

    /** Asked of a host's hypervisor, about a server there. */
    sealed interface HypervisorCall extends Input {
        /** The host that is asked. */
        String host();

        /** The server it is about. */
        String vm();
    }

    record Start(String host, String vm) implements HypervisorCall {}

    record Resume(String host, String vm) implements HypervisorCall {}

    record Pause(String host, String vm) implements HypervisorCall {}

    record Destroy(String host, String vm) implements HypervisorCall {}

    record ResetVm(String host, String vm) implements HypervisorCall {}

    record SetLink(String host, String vm, boolean up) implements HypervisorCall {}

    record Migrate(String host, String vm, String to) implements HypervisorCall {}

    /** Asked of a guest, through its host. */
    sealed interface AgentCall extends Input {
        /** The host that is asked. */
        String host();

        /** The server whose guest it is. */
        String vm();
    }

    record SetVip(String host, String vm, String vip) implements AgentCall {}

    record RemoveVip(String host, String vm, String vip) implements AgentCall {}

    /** Gratuitous ARP: everybody learns where the VIP is. */
    record Announce(String host, String vm, String vip) implements AgentCall {}

    record RestartDaemon(String host, String vm, String daemon) implements AgentCall {}

    /** Asked of a host's power control. */
    sealed interface PowerCall extends Input {
        /** The host whose board it is. */
        String host();
    }

    record PowerOff(String host) implements PowerCall {}

    record Suspend(String host) implements PowerCall {}

    /** A magic packet came by. */
    record Wake(String mac) implements Input {}

    /** Something goes wrong, or is mended. */
    sealed interface Fault extends Input {}

    record StopService(String vm, String daemon) implements Fault {}

    record BreakService(String vm, String daemon) implements Fault {}

    record Crash(String vm) implements Fault {}

    record RestartItself(String vm) implements Fault {}

    record ShutDown(String vm) implements Fault {}

    record Freeze(String vm) implements Fault {}

    record Break(String vm) implements Fault {}

    record CutNetwork(String name) implements Fault {}

    record CutControl(String host) implements Fault {}

    record CutPower(String host) implements Fault {}

    /** @param name a server or a host; none for all */
    record Clear(Optional<String> name) implements Fault {}

    /** Clients ask another load of a group from now on. */
    record AskLoad(String group, Profile profile) implements Input {}

    /** Everything as it was described. */
    record StartOver(World described) implements Input {}

    /** Time has passed. {@code changes} is what the machine's count was when the timer was set. */
    sealed interface TimePassed extends Input {}

    record BootEnded(String vm, int changes) implements TimePassed {}

    record ResumeEnded(String vm, int changes) implements TimePassed {}

    record PauseConfirmed(String host) implements TimePassed {}

    record MigrationStops(String vm, int changes) implements TimePassed {}

    record MigrationEnded(String vm, int changes) implements TimePassed {}

    record DaemonStarted(String vm, String daemon, int boot) implements TimePassed {}

    record HostUp(String host, int changes) implements TimePassed {}

    record PowerConfirmed(String host) implements TimePassed {}

    /** An entry of the network's table may have aged. */
    record Aged() implements TimePassed {}
}
