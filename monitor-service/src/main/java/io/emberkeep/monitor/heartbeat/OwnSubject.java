package io.emberkeep.monitor.heartbeat;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.inventory.ServiceDefinition;
import io.emberkeep.contract.inventory.ServiceDefinition.Protocol;
import io.emberkeep.contract.inventory.Settings.NetworkExamination;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a member examines of itself, and when: in the last second of the interval, so that a fault before it shows (RING-1).
 * Where a tenth of the interval is shorter than a second, in that.
 *
 * @param gateway the address that it must reach, if the pool names one
 * @param network how the gateway is examined
 * @param ip its own address, if it is itself a server of the pool
 * @param ports its own services that listen on a port; empty if it is none
 * @param interval the pool's monitoring interval
 */
public record OwnSubject(
        Optional<IpAddress> gateway,
        NetworkExamination network,
        Optional<IpAddress> ip,
        List<ServiceDefinition> ports,
        Duration interval) {

    private static final Duration LAST_SECOND = Duration.ofSeconds(1);
    private static final int SHARE = 10;

    public OwnSubject {
        ports = List.copyOf(ports);
    }

    /** Of a member whose name is a target's, its gateway and its ports; of any other its gateway only. */
    public static OwnSubject of(PoolConfiguration pool, MemberId me) {
        var settings = pool.inventory().settings();
        var own =
                pool.inventory()
                        .server(new ServerId(me.value()))
                        .filter(server -> !server.isStandby());
        return new OwnSubject(
                settings.gateway(),
                settings.network(),
                own.map(ServerDefinition::ip),
                own.map(ServerDefinition::services).orElse(List.of()).stream()
                        .filter(service -> service.port() > 0)
                        .map(OwnSubject::onlyItsPort)
                        .toList(),
                settings.interval());
    }

    /** Whether it answers as it should is seen from outside (DBSS-3); here it must accept a connection. */
    private static ServiceDefinition onlyItsPort(ServiceDefinition service) {
        return new ServiceDefinition(
                service.name(), Protocol.TCP, service.port(), Optional.empty(), List.of());
    }

    /** How long before the tick the examination begins. */
    public Duration lead() {
        var part = interval.dividedBy(SHARE);
        return part.compareTo(LAST_SECOND) < 0 ? part : LAST_SECOND;
    }

    /** How long it takes at most; the rest of the {@link #lead} is for the heartbeat's way to the others. */
    public Duration atMost() {
        return lead().multipliedBy(4).dividedBy(5);
    }

    /**
     * The next tick whose examination has not begun yet.
     *
     * @param now by the broker's clock
     * @return a multiple of the interval in UNIX time (SYNC-1); the examination begins a {@link #lead} before it
     */
    public Instant nextTick(Instant now) {
        var millis = interval.toMillis();
        var begun = now.plus(lead()).toEpochMilli();
        return Instant.ofEpochMilli(Math.floorDiv(begun, millis) * millis + millis);
    }
}
