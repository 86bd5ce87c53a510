package io.emberkeep.launcher.pool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MacAddress;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.inventory.ServiceDefinition;
import io.emberkeep.contract.inventory.ServiceDefinition.Protocol;
import io.emberkeep.contract.inventory.Settings.NetworkExamination.Method;

/** The testbed's description of a pool's machines (docs/testbed.md): everything runs, and the standbys wait paused. */
final class MachinesFile {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MachinesFile() {}

    static String of(Inventory inventory) {
        var top = JSON.objectNode();
        var network = inventory.settings().network();
        if (network.method() == Method.TCP) {
            top.put("networkPort", network.port());
        }
        var hosts = top.putArray("hosts");
        inventory.hosts().forEach(host -> hosts.add(host(host)));
        var vms = top.putArray("vms");
        inventory.servers().stream()
                .filter(server -> server.host().isPresent())
                .forEach(server -> vms.add(server(server)));
        return top.toPrettyString() + "\n";
    }

    private static ObjectNode host(HostDefinition host) {
        var node = JSON.objectNode();
        node.put("name", host.name().value());
        node.put("ip", host.ip().value());
        host.mac().map(MacAddress::value).ifPresent(mac -> node.put("mac", mac));
        return node;
    }

    private static ObjectNode server(ServerDefinition server) {
        var node = JSON.objectNode();
        node.put("name", server.name().value());
        node.put("host", server.host().map(HostId::value).orElseThrow());
        node.put("ip", server.ip().value());
        node.put("group", server.group().value());
        node.put("metal", server.isPhysical());
        node.put("state", server.isStandby() ? "paused" : "running");
        var vips = node.putArray("vips");
        server.vips().stream().map(IpAddress::value).forEach(vips::add);
        var daemons = node.putArray("daemons");
        server.services().stream()
                .filter(service -> service.protocol() != Protocol.COMMAND)
                .forEach(service -> daemons.add(daemon(service)));
        return node;
    }

    private static ObjectNode daemon(ServiceDefinition service) {
        var node = JSON.objectNode();
        node.put("name", service.name().value());
        node.put("port", service.port());
        return node.put(
                "protocol",
                switch (service.protocol()) {
                    case TCP, COMMAND -> "tcp";
                    case HTTP, HTTP_PROXY -> "http";
                    case SMTP -> "smtp";
                    case IMAP -> "imap";
                    case FTP -> "ftp";
                    case SSH -> "ssh";
                });
    }
}
