package io.emberkeep.monitor.machine;

import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether and how this process measures the machine on which it runs (docs/settings.md). */
@Singleton
public class OwnLoadsSettings {

    private static final long BITS_PER_MEGABIT = 1_000_000;

    private final Optional<Named> server;
    private final Duration period;
    private final Optional<String> network;
    private final long linkBits;

    /** @throws IllegalArgumentException with the sentence that says which setting is wrong, and why */
    OwnLoadsSettings(
            @ConfigProperty(name = "emberkeep.loads.server") Optional<String> server,
            @ConfigProperty(name = "emberkeep.loads.period", defaultValue = "PT10S")
                    Duration period,
            @ConfigProperty(name = "emberkeep.loads.interface") Optional<String> network,
            @ConfigProperty(name = "emberkeep.loads.megabits", defaultValue = "1000")
                    long megabits) {
        if (!period.isPositive()) {
            throw new IllegalArgumentException(
                    "emberkeep.loads.period is %s and must be longer than nothing"
                            .formatted(period));
        }
        if (megabits < 1) {
            throw new IllegalArgumentException(
                    "emberkeep.loads.megabits is %d and must be 1 or more".formatted(megabits));
        }
        this.server = server.map(Named::of);
        this.period = period;
        this.network = network;
        this.linkBits = megabits * BITS_PER_MEGABIT;
    }

    /** A server of a pool. */
    record Named(PoolId pool, ServerId server) {
        static Named of(String text) {
            var slash = text.indexOf('/');
            if (slash < 0) {
                throw new IllegalArgumentException(
                        "emberkeep.loads.server is «%s» and must be POOL/SERVER, as sample/W1"
                                .formatted(text));
            }
            return new Named(
                    new PoolId(text.substring(0, slash)), new ServerId(text.substring(slash + 1)));
        }
    }

    /** Whose load it is; none: nothing is measured. */
    Optional<Named> server() {
        return server;
    }

    /** Between two samples. */
    Duration period() {
        return period;
    }

    /** The interface whose traffic counts; none: the busiest. */
    Optional<String> network() {
        return network;
    }

    /** What the link carries one way, in bits per second, where the system does not know. */
    long linkBits() {
        return linkBits;
    }
}
