package io.emberkeep.testbed.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What lives in a virtual server's memory. VIPs live only here: a boot loses them.
 *
 * @param phase what the guest does
 * @param paused whether its machine stands still, the memory kept
 * @param boot counts the boots
 * @param changes counts what makes a running timer void: boots, ends, pauses and resumes
 * @param vips the virtual addresses it has
 * @param daemons the state of each service daemon
 */
public record Guest(
        Phase phase,
        boolean paused,
        int boot,
        int changes,
        List<String> vips,
        Map<String, DaemonState> daemons) {

    public Guest {
        vips = List.copyOf(vips);
        daemons = Collections.unmodifiableMap(new LinkedHashMap<>(daemons));
    }

    /** One that was never started. */
    static Guest off(List<Daemon> services) {
        return new Guest(Phase.OFF, false, 0, 0, List.of(), all(services, DaemonState.STOPPED));
    }

    /** The next boot begins, or the guest boots again by itself. */
    Guest boots() {
        return new Guest(Phase.BOOTING, false, boot + 1, changes + 1, List.of(), stopped());
    }

    /** The boot has ended: every daemon runs, broken ones too. */
    Guest up() {
        var running = new LinkedHashMap<>(daemons);
        running.replaceAll((_, _) -> DaemonState.RUNNING);
        return new Guest(Phase.UP, paused, boot, changes, vips, running);
    }

    /** Off, however it came to that. */
    Guest off() {
        return new Guest(Phase.OFF, false, boot, changes + 1, List.of(), stopped());
    }

    Guest pausing(boolean now) {
        return new Guest(phase, now, boot, changes + 1, vips, daemons);
    }

    /** The kernel dies, or everything hangs; boots that were under way end so too. */
    Guest struck(Phase how) {
        return new Guest(how, paused, boot, changes + 1, vips, daemons);
    }

    Guest withVip(String vip) {
        if (vips.contains(vip)) {
            return this;
        }
        var more = new ArrayList<>(vips);
        more.add(vip);
        return new Guest(phase, paused, boot, changes, more, daemons);
    }

    Guest withoutVip(String vip) {
        var fewer = vips.stream().filter(one -> !one.equals(vip)).toList();
        return new Guest(phase, paused, boot, changes, fewer, daemons);
    }

    Guest withDaemon(String name, DaemonState state) {
        var changed = new LinkedHashMap<>(daemons);
        changed.replace(name, state);
        return new Guest(phase, paused, boot, changes, vips, changed);
    }

    private Map<String, DaemonState> stopped() {
        var all = new LinkedHashMap<>(daemons);
        all.replaceAll((_, _) -> DaemonState.STOPPED);
        return all;
    }

    private static Map<String, DaemonState> all(List<Daemon> services, DaemonState state) {
        var all = new LinkedHashMap<String, DaemonState>();
        services.forEach(service -> all.put(service.name(), state));
        return all;
    }
}
