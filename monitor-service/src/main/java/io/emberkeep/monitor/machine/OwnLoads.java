package io.emberkeep.monitor.machine;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.contract.load.LoadsMeasured;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.messaging.ConfigurationCopy;
import io.emberkeep.messaging.LoadRounds;
import io.emberkeep.messaging.MessageWriter;
import io.emberkeep.monitor.load.OwnLoad;
import io.emberkeep.monitor.load.Reading;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Publishes the load of the machine on which this process runs, as that of one server of a pool, as long as the pool
 * has that server. It says <em>by</em> that server: what a server measured itself comes before what others measure of it.
 */
public final class OwnLoads implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OwnLoads.class);

    private final OwnLoadsSettings settings;
    private final Machine machine;
    private final LoadRounds rounds;
    private Reading last;
    private boolean told;

    private OwnLoads(
            OwnLoadsSettings settings,
            ServerId server,
            PoolId pool,
            ConfigurationCopy copy,
            MessageWriter writer) {
        this.settings = settings;
        this.machine = new Machine(settings.network(), writer.clock());
        this.last = machine.read();
        this.rounds =
                LoadRounds.start(
                        settings.period(),
                        () -> copy.of(pool).filter(one -> has(one, server)).stream().toList(),
                        _ -> measure(server),
                        (_, samples) ->
                                writer.send(
                                        pool.value(),
                                        Envelope.of(
                                                writer.source(),
                                                writer.clock().instant(),
                                                pool,
                                                new LoadsMeasured(server.value(), samples))));
        LOG.infof("measures this machine as %s of %s, each %s", server, pool, settings.period());
    }

    /** Starts, if the settings name a server; nothing is measured otherwise. */
    public static Optional<OwnLoads> start(
            OwnLoadsSettings settings, ConfigurationCopy copy, MessageWriter writer) {
        return settings.server()
                .map(one -> new OwnLoads(settings, one.server(), one.pool(), copy, writer));
    }

    private static boolean has(PoolConfiguration pool, ServerId server) {
        return pool.inventory().server(server).isPresent();
    }

    private synchronized List<LoadSample> measure(ServerId server) {
        var now = machine.read();
        var load = OwnLoad.between(last, now, server, settings.linkBits());
        last = now;
        return switch (load) {
            case OwnLoad.Known(var sample) -> {
                told = false;
                yield List.of(sample);
            }
            case OwnLoad.Unknown(var reason) -> {
                if (!told) {
                    LOG.warnf("how busy this machine is cannot be said: %s", reason);
                    told = true;
                }
                yield List.of();
            }
        };
    }

    @Override
    public void close() {
        rounds.close();
    }
}
