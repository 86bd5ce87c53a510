package io.emberkeep.power.energy;

import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.SleepRow;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.power.energy.HostSpan.Doing;
import io.emberkeep.power.load.ServerLoad;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each host did for a time, from the records and the newest samples. A host that a transition's begun step puts
 * to sleep or wakes is changing; one in <em>sleeping</em> is asleep; one whose every server fell silent and is in an
 * incident is off; any other is awake, as busy as the servers on it are in the mean of their cores.
 */
public final class HostSpans {

    private final PoolConfiguration records;
    private final Map<ServerId, ServerLoad> loads;
    private final Map<HostId, Set<ServerId>> placed;
    private final Map<HostId, SleepRow> sleeping;
    private final List<HostSpan> spans = new ArrayList<>();
    private Duration assumedIdle = Duration.ZERO;

    private HostSpans(PoolConfiguration records, Map<ServerId, ServerLoad> loads) {
        this.records = records;
        this.loads = loads;
        this.placed = placed(records);
        this.sleeping = sleeping(records);
    }

    /**
     * What they did.
     *
     * @param spans for each host one or two, none longer than the time that was asked for
     * @param assumedIdle time of hosts, added up, that served and were not measured: told as idle
     */
    public record Told(List<HostSpan> spans, Duration assumedIdle) {
        public Told {
            spans = List.copyOf(spans);
        }
    }

    /**
     * From one moment to another, in which nothing changed but what the records name a time for.
     *
     * @param loads of the servers that are measured now
     */
    public static Told of(
            PoolConfiguration records, Map<ServerId, ServerLoad> loads, Instant from, Instant to) {
        var all = new HostSpans(records, loads);
        records.inventory().hosts().forEach(host -> all.add(host.name(), from, to));
        return new Told(all.spans, all.assumedIdle);
    }

    private void add(HostId host, Instant from, Instant to) {
        var changing = changing(host);
        var row = Optional.ofNullable(sleeping.get(host));
        if (changing.isPresent()) {
            spans.add(new HostSpan(host, new Doing.Changing(name(changing.get())), from, to));
        } else if (row.isPresent()) {
            asleep(host, row.get(), from, to);
        } else {
            up(host, from, to);
        }
    }

    /** Who fell asleep after the time began was awake until then: so much is known of a time that nobody saw. */
    private void asleep(HostId host, SleepRow row, Instant from, Instant to) {
        var begun = row.since().isAfter(from) ? row.since() : from;
        var end = begun.isAfter(to) ? to : begun;
        if (end.isAfter(from)) {
            up(host, from, end);
        }
        if (to.isAfter(end)) {
            spans.add(new HostSpan(host, new Doing.Asleep(name(row.by())), end, to));
        }
    }

    private void up(HostId host, Instant from, Instant to) {
        var servers = placed.getOrDefault(host, Set.of());
        var measured = servers.stream().map(loads::get).filter(load -> load != null).toList();
        if (servers.isEmpty() || !measured.isEmpty()) {
            spans.add(new HostSpan(host, new Doing.Awake(busy(measured)), from, to));
        } else if (servers.stream().allMatch(this::silent)) {
            spans.add(new HostSpan(host, new Doing.Off(), from, to));
        } else {
            spans.add(new HostSpan(host, new Doing.Awake(0), from, to));
            assumedIdle = assumedIdle.plus(Duration.between(from, to));
        }
    }

    /** By whom a host is being put to sleep, or was: a wake is a cost of the decision that it ends. */
    private Optional<TransitionId> changing(HostId host) {
        for (var one : records.transitions()) {
            var begun = one.state().isOpen() ? one.unrecorded() : Optional.<Step>empty();
            if (begun.isPresent()
                    && begun.get() instanceof Step.SleepHost(var sleeper)
                    && sleeper.equals(host)) {
                return Optional.of(one.id());
            }
            if (begun.isPresent()
                    && begun.get() instanceof Step.WakeHosts(var woken)
                    && woken.contains(host)) {
                return Optional.ofNullable(sleeping.get(host)).map(SleepRow::by);
            }
        }
        return Optional.empty();
    }

    /** The servers that run there by the records, and those that did before a standby took their place. */
    private static Map<HostId, Set<ServerId>> placed(PoolConfiguration records) {
        var servers = new HashMap<HostId, Set<ServerId>>();
        for (var row : records.operation()) {
            row.realServer()
                    .ifPresent(
                            host ->
                                    servers.computeIfAbsent(host, _ -> new LinkedHashSet<>())
                                            .add(row.server()));
        }
        for (var one : records.incidents()) {
            one.targetHost()
                    .ifPresent(
                            host ->
                                    servers.computeIfAbsent(host, _ -> new LinkedHashSet<>())
                                            .add(one.target()));
        }
        return servers;
    }

    private static Map<HostId, SleepRow> sleeping(PoolConfiguration records) {
        var rows = new HashMap<HostId, SleepRow>();
        records.sleeping().forEach(row -> rows.put(row.host(), row));
        return rows;
    }

    private boolean silent(ServerId server) {
        return records.incidentOf(server)
                .filter(one -> one.trouble() == TroubleKind.NETWORK)
                .filter(
                        one ->
                                one.state() == IncidentState.RECOVERING
                                        || one.state() == IncidentState.FUNCTION_RECOVERED
                                        || one.state() == IncidentState.GIVEN_UP)
                .isPresent();
    }

    private static double busy(List<ServerLoad> measured) {
        var cores = measured.stream().mapToDouble(ServerLoad::cores).sum();
        var used = measured.stream().mapToDouble(one -> one.cpuPercent() * one.cores()).sum();
        return cores <= 0 ? 0 : Math.clamp(used / cores / 100, 0, 1);
    }

    private static DecisionName name(TransitionId id) {
        return new DecisionName(id.value());
    }
}
