package io.emberkeep.hypervisor.loopback;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.hypervisor.port.Loads;
import io.emberkeep.hypervisor.port.PortException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The loads of one of the testbed's hosts, as its hypervisor measures them. */
final class LoopbackLoads implements Loads {

    private final ControlApi api;
    private final String path;

    LoopbackLoads(ControlApi api, String host) {
        this.api = api;
        this.path = "/hosts/" + host + "/hypervisor/loads";
    }

    @Override
    public List<Measured> measure(Duration limit) throws PortException {
        var all = new ArrayList<Measured>();
        for (var each : api.get(path, limit)) {
            all.add(measured(each));
        }
        return all;
    }

    private static Measured measured(JsonNode seen) throws PortException {
        try {
            var load = seen.path("load");
            return new Measured(
                    new ServerId(seen.path("name").asText()),
                    number(load, "memoryUsedBytes"),
                    number(load, "memoryTotalBytes"),
                    number(load, "cpuPercent"),
                    (int) number(load, "cores"),
                    number(load, "bytesPerSecond"),
                    number(load, "ratedBytesPerSecond"));
        } catch (IllegalArgumentException wrong) {
            throw new PortException.Refused(
                    "the hypervisor's loads cannot be read: " + wrong.getMessage());
        }
    }

    private static double number(JsonNode load, String field) {
        var value = load.path(field);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("%s is «%s»".formatted(field, value));
        }
        return value.asDouble();
    }
}
