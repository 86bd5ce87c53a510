package io.emberkeep.hypervisor.web;

import io.emberkeep.contract.answer.Observed.HostPower;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.hypervisor.messaging.Channels;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.IntStream;

/** The hosts of all pools as they are at this moment. */
@Path("/api/v1/hosts")
@Produces(MediaType.APPLICATION_JSON)
public class HostsResource {

    private final Channels channels;

    HostsResource(Channels channels) {
        this.channels = channels;
    }

    /**
     * One host.
     *
     * @param name its name in its pool
     * @param pool whose it is
     * @param power ON, SUSPENDED, OFF, or UNKNOWN if neither hypervisor nor power control answers
     * @param hypervisor whether its hypervisor answers
     */
    public record HostView(String name, String pool, HostPower power, boolean hypervisor) {}

    /** All hosts, looked at now and at once; takes 1.5 s at most, for hosts that do not answer. */
    @GET
    @RunOnVirtualThread
    public List<HostView> hosts() {
        var configuration = channels.configuration();
        var all =
                configuration.pools().stream()
                        .sorted()
                        .flatMap(
                                pool ->
                                        configuration.of(pool).stream()
                                                .flatMap(
                                                        state -> state.inventory().hosts().stream())
                                                .map(host -> new Described(pool.value(), host)))
                        .toList();
        var seen = channels.hosts().look(all.stream().map(Described::host).toList());
        return IntStream.range(0, all.size())
                .mapToObj(
                        at ->
                                new HostView(
                                        all.get(at).host().name().value(),
                                        all.get(at).pool(),
                                        seen.get(at).power(),
                                        seen.get(at).hypervisor()))
                .toList();
    }

    private record Described(String pool, HostDefinition host) {}
}
