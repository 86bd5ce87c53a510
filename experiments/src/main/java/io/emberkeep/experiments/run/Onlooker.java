package io.emberkeep.experiments.run;

import io.emberkeep.experiments.client.Client;
import io.emberkeep.experiments.client.ClientKind;
import io.emberkeep.experiments.client.Outage;
import io.emberkeep.experiments.result.Figure;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** A client at one target's VIP, and which figure it gives. */
record Onlooker(String target, ClientKind kind, Client client) implements AutoCloseable {

    private static final double NANOS = 1e9;

    /** Whether it is served now: its newest uses were all good. */
    boolean served() {
        return client.served(kind == ClientKind.ONCE_A_SECOND ? 2 : 20);
    }

    /** Whether it knows how long it was not served since then. */
    boolean knows(long fault) {
        return Outage.longest(client.attempts(), fault).isPresent();
    }

    /** In seconds. */
    Map<Figure, Double> figures(long fault) {
        var outage = Outage.longest(client.attempts(), fault).orElseThrow();
        var figures = new EnumMap<Figure, Double>(Figure.class);
        switch (kind) {
            case ONCE_A_SECOND -> {
                figures.put(Figure.CLIENT, seconds(outage.seen()));
                figures.put(Figure.CLIENT_AT_MOST, seconds(outage.between()));
            }
            case RETRYING -> figures.put(Figure.RETRYING_CLIENT, seconds(outage.seen()));
            case NAIVE_TCP -> figures.put(Figure.NAIVE_CLIENT, seconds(outage.seen()));
            case UDP -> figures.put(Figure.UDP_CLIENT, seconds(outage.seen()));
        }
        return figures;
    }

    private static double seconds(Duration duration) {
        return Math.round(duration.toNanos() / NANOS * 1e4) / 1e4;
    }

    @Override
    public void close() {
        client.close();
    }
}
