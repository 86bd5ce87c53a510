package io.emberkeep.power.whatif;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What clients asked of one group, from what its servers measured when it was recorded, and what the servers that serve
 * in the replay would have measured. Processor and network time are asked by clients: all of it is shared by those that
 * serve, each by what it can do. Memory is a server's own; of a server that does not serve, so much as the policy says
 * comes along with its clients.
 */
final class Demand {

    private final Map<ServerId, LoadSample> newest = new LinkedHashMap<>();

    void measured(LoadSample sample) {
        newest.put(sample.server(), sample);
    }

    /**
     * What those that serve would measure now.
     *
     * @param serving who serves in the replay
     * @param staleAfter samples older than that tell nothing any more
     * @param memoryMoves how much used memory comes along with clients, 0 to 1
     * @return nothing if nobody was measured; the samples themselves if those were measured that serve
     */
    List<LoadSample> on(
            Collection<ServerId> serving, Instant now, Duration staleAfter, double memoryMoves) {
        newest.values().removeIf(one -> Duration.between(one.at(), now).compareTo(staleAfter) > 0);
        if (newest.isEmpty() || serving.isEmpty()) {
            return List.of();
        }
        if (serving.size() == newest.size() && newest.keySet().containsAll(serving)) {
            return List.copyOf(newest.values());
        }
        return shared(serving, now, memoryMoves);
    }

    private List<LoadSample> shared(Collection<ServerId> serving, Instant now, double memoryMoves) {
        var usual = mean();
        var measurers = new LinkedHashMap<ServerId, LoadSample>();
        serving.forEach(server -> measurers.put(server, newest.getOrDefault(server, usual)));
        var cores = measurers.values().stream().mapToDouble(LoadSample::cores).sum();
        var rated = measurers.values().stream().mapToDouble(LoadSample::ratedBytesPerSecond).sum();
        var cpu = sum(one -> one.cpuPercent() * one.cores()) / cores;
        var network = sum(LoadSample::bytesPerSecond) / rated;
        var left =
                newest.values().stream()
                        .filter(one -> !measurers.containsKey(one.server()))
                        .mapToDouble(LoadSample::memoryUsedBytes)
                        .sum();
        var more = memoryMoves * left / measurers.size();
        var samples = new ArrayList<LoadSample>();
        measurers.forEach(
                (server, one) ->
                        samples.add(
                                new LoadSample(
                                        server,
                                        now,
                                        Math.min(
                                                one.memoryTotalBytes(),
                                                one.memoryUsedBytes() + more),
                                        one.memoryTotalBytes(),
                                        Math.min(100, cpu),
                                        one.cores(),
                                        Math.min(1, network) * one.ratedBytesPerSecond(),
                                        one.ratedBytesPerSecond())));
        return samples;
    }

    /** What a server is like that nobody measured: as those are that were. */
    private LoadSample mean() {
        var first = newest.values().iterator().next();
        var count = newest.size();
        return new LoadSample(
                first.server(),
                first.at(),
                sum(LoadSample::memoryUsedBytes) / count,
                sum(LoadSample::memoryTotalBytes) / count,
                first.cpuPercent(),
                first.cores(),
                first.bytesPerSecond(),
                sum(LoadSample::ratedBytesPerSecond) / count);
    }

    private double sum(ToDoubleFunction<LoadSample> what) {
        return newest.values().stream().mapToDouble(what).sum();
    }
}
