package io.emberkeep.testbed.model;

import java.util.List;

/**
 * A physical machine that runs virtual servers.
 *
 * @param name its name
 * @param ip its own address
 * @param mac by which a magic packet wakes it, as six hexadecimal pairs with colons, lower case
 * @param power its power
 * @param networkCut the fault: alive, silent
 * @param controlCut the fault: its power control is silent
 * @param powerCut the fault: without power, it cannot be woken
 * @param changes counts what makes a running timer void: every change of power
 * @param ran the servers that ran when the power was cut; they start when it is mended
 */
public record Host(
        String name,
        String ip,
        String mac,
        Power power,
        boolean networkCut,
        boolean controlCut,
        boolean powerCut,
        int changes,
        List<String> ran) {

    public Host {
        ran = List.copyOf(ran);
    }

    /** One that is on and well. */
    public static Host on(String name, String ip, String mac) {
        return new Host(name, ip, mac, Power.ON, false, false, false, 0, List.of());
    }

    /** Whether its hypervisor and its servers can be reached over the network. */
    public boolean onNetwork() {
        return power == Power.ON && !networkCut;
    }

    Host power(Power next) {
        return new Host(name, ip, mac, next, networkCut, controlCut, powerCut, changes + 1, ran);
    }

    Host cutNetwork(boolean now) {
        return new Host(name, ip, mac, power, now, controlCut, powerCut, changes, ran);
    }

    Host cutControl(boolean now) {
        return new Host(name, ip, mac, power, networkCut, now, powerCut, changes, ran);
    }

    Host cutPower(List<String> running) {
        return new Host(
                name, ip, mac, Power.OFF, networkCut, controlCut, true, changes + 1, running);
    }

    Host mended() {
        return new Host(name, ip, mac, power, false, false, false, changes, ran);
    }

    Host forgotten() {
        return new Host(name, ip, mac, power, networkCut, controlCut, powerCut, changes, List.of());
    }
}
