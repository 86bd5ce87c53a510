package io.emberkeep.hypervisor.loopback;

import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.hypervisor.port.Daemons;
import io.emberkeep.hypervisor.port.GuestView;
import io.emberkeep.hypervisor.port.PortException;
import io.emberkeep.hypervisor.port.VirtualIps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;

/** The guests of one of the testbed's hosts, by the agent that each of them runs. */
final class LoopbackGuests implements VirtualIps, Daemons {

    private final ControlApi api;
    private final String root;

    LoopbackGuests(ControlApi api, String host) {
        this.api = api;
        this.root = "/hosts/" + host + "/hypervisor/vms/";
    }

    @Override
    public GuestView look(ServerId guest, Duration limit) throws PortException {
        var seen = api.get(agent(guest), limit);
        var vips = new ArrayList<IpAddress>();
        seen.path("vips").forEach(vip -> vips.add(new IpAddress(vip.asText())));
        var daemons = new HashSet<DaemonName>();
        seen.path("daemons")
                .fieldNames()
                .forEachRemaining(name -> daemons.add(new DaemonName(name)));
        return new GuestView(vips, daemons);
    }

    @Override
    public void set(ServerId guest, IpAddress vip, Duration limit) throws PortException {
        api.put(agent(guest) + "/vips/" + vip, Map.of(), limit);
    }

    @Override
    public void remove(ServerId guest, IpAddress vip, Duration limit) throws PortException {
        api.delete(agent(guest) + "/vips/" + vip, limit);
    }

    @Override
    public void announce(ServerId guest, IpAddress vip, Duration limit) throws PortException {
        api.post(agent(guest) + "/vips/" + vip + "/announce", Map.of(), limit);
    }

    @Override
    public void restart(ServerId guest, DaemonName daemon, Duration limit) throws PortException {
        api.post(agent(guest) + "/daemons/" + daemon + "/restart", Map.of(), limit);
    }

    private String agent(ServerId guest) {
        return root + guest + "/agent";
    }
}
