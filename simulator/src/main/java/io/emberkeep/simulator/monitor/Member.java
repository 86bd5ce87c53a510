package io.emberkeep.simulator.monitor;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.configuration.Management;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.heartbeat.Heartbeat;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.monitor.dbss.DbssInput;
import io.emberkeep.monitor.dbss.Views;
import io.emberkeep.monitor.heartbeat.Roll;
import io.emberkeep.monitor.structure.Duties;
import io.emberkeep.monitor.watch.Ticks;
import io.emberkeep.simulator.Surroundings;
import io.emberkeep.simulator.broker.Reader;
import io.emberkeep.simulator.datacentre.Machines;
import io.emberkeep.simulator.engine.Process;
import io.emberkeep.simulator.service.Copy;
import io.emberkeep.simulator.service.Dialogue;
import io.emberkeep.testbed.model.DaemonState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One life of one monitor-service: a copy of the configuration, and a supervisor for each target. */
public final class Member {

    private static final Duration LAST_SECOND = Duration.ofSeconds(1);

    private final Surroundings around;
    private final Process process;
    private final MemberId name;
    private final Dialogue dialogue;
    private final Copy copy;
    private final Examinations examinations;
    private final Tick tick;
    private final Map<ServerId, Watcher> watchers = new TreeMap<>();
    private Duration interval = Duration.ofSeconds(1);
    private final Machines machines;
    private final Instant began;
    private Optional<Roll> roll = Optional.empty();
    private Reader heartbeats;
    private Optional<PoolConfiguration> applied = Optional.empty();
    private int plan;

    /** Starts; nothing is watched before the configuration is read to its end. */
    public Member(Surroundings around, Machines machines, Process process, MemberId name) {
        this.around = around;
        this.process = process;
        this.name = name;
        this.began = process.clock();
        this.dialogue = new Dialogue(around, process);
        this.copy = new Copy(around, process, this::watch, this::changed);
        this.examinations = new Examinations(machines, around.links(), process);
        this.tick = new Tick(process);
        this.machines = machines;
        copy.begin(
                () -> {
                    dialogue.listen();
                    heartbeats =
                            around.broker()
                                    .read(
                                            process,
                                            Topics.HEARTBEATS,
                                            around.broker().end(Topics.HEARTBEATS),
                                            this::heard);
                });
    }

    private void changed() {
        if (!interval().equals(interval)) {
            planTick();
        }
        apply();
    }

    private void watch() {
        apply();
        planTick();
    }

    /** Rows that come and go start and end supervisors by themselves (DBSS-11). */
    private void apply() {
        copy.newest().ifPresent(this::apply);
    }

    private void apply(PoolConfiguration pool) {
        var before = Duties.of(applied.orElse(pool), name);
        applied = Optional.of(pool);
        roll.ifPresentOrElse(
                known -> known.configured(pool, process.clock()),
                () -> roll = Optional.of(new Roll(pool, process.clock())));
        var known = Map.copyOf(watchers);
        revise(pool, before);
        known.forEach(
                (target, watcher) ->
                        Views.of(pool, target, name)
                                .filter(_ -> watchers.containsKey(target))
                                .ifPresent(
                                        view ->
                                                watcher.tell(
                                                        new DbssInput.Configured(
                                                                process.clock(), view))));
    }

    /** Starts and ends supervisors as the structure has it now (RING-2 i and ii). */
    private void revise(PoolConfiguration pool, Duties before) {
        var ours =
                around.cores()
                        .duties()
                        .watched(pool, name, watchers.keySet(), roll.orElseThrow().silent());
        watchers.entrySet()
                .removeIf(
                        entry -> {
                            var gone = !ours.contains(entry.getKey());
                            if (gone) {
                                entry.getValue().stop();
                            }
                            return gone;
                        });
        for (var target : ours) {
            if (!watchers.containsKey(target)) {
                Views.of(pool, target, name)
                        .ifPresent(
                                view -> {
                                    var fresh = new Watcher(around, process, this, view);
                                    watchers.put(target, fresh);
                                    fresh.tell(
                                            new DbssInput.Started(
                                                    process.clock(),
                                                    knowsWell() && before.othersWatch(target)));
                                });
            }
        }
    }

    private void heard() {
        for (var kept = heartbeats.poll(); kept != null; kept = heartbeats.poll()) {
            if (kept.envelope().message() instanceof Heartbeat beat) {
                roll.ifPresent(known -> known.hear(beat, process.clock()));
            }
        }
    }

    /** In the last second of the interval, if this member is one of those that watch each other (RING-1). */
    private void examineItself(PoolConfiguration pool) {
        var target = new ServerId(name.value());
        if (!Management.membersOf(pool.inventory()).contains(target)) {
            return;
        }
        var guest = machines.world().vm(name.value()).guest();
        var bad =
                guest.daemons().entrySet().stream()
                        .filter(daemon -> daemon.getValue() != DaemonState.RUNNING)
                        .map(daemon -> daemon.getKey() + " does not answer")
                        .toList();
        tick.own(bad.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", bad)));
        dialogue.send(
                pool.inventory().pool(),
                pool.inventory().pool().value(),
                new Heartbeat(
                        name,
                        process.clock(),
                        tick.lateness(),
                        tick.trusted(pool.inventory().settings()),
                        watchers.size(),
                        bad.isEmpty(),
                        bad,
                        Duration.ZERO));
    }

    private boolean knowsWell() {
        return !process.clock().isBefore(began.plus(interval().multipliedBy(2)));
    }

    private Duration interval() {
        return copy.newest()
                .map(pool -> pool.inventory().settings().interval())
                .orElse(Duration.ofSeconds(1));
    }

    private void planTick() {
        plan++;
        interval = interval();
        var mine = plan;
        var now = process.clock();
        var planned = Ticks.next(now, interval);
        process.after(
                Duration.between(now, planned.minus(LAST_SECOND)),
                () -> {
                    if (mine == plan) {
                        copy.newest().ifPresent(this::examineItself);
                    }
                });
        process.after(
                Duration.between(now, planned),
                () -> {
                    if (mine == plan) {
                        copy.newest().ifPresent(pool -> tick(pool, planned));
                        planTick();
                    }
                });
    }

    private void tick(PoolConfiguration pool, Instant planned) {
        var before = roll.orElseThrow().silent();
        if (!roll.orElseThrow().call(planned).equals(before)) {
            revise(pool, Duties.of(pool, name));
        }
        var at = process.clock();
        var lateness = at.isBefore(planned) ? Duration.ZERO : Duration.between(planned, at);
        var settings = pool.inventory().settings();
        tick.begin(
                lateness,
                pool.operation().size(),
                watchers.entrySet().stream()
                        .filter(entry -> entry.getValue().state().phase().isFresh())
                        .map(Map.Entry::getKey)
                        .toList(),
                settings.gateway().isPresent());
        settings.gateway()
                .ifPresent(
                        gateway ->
                                examinations.answers(
                                        gateway.value(), settings.networkTimeout(), tick::gateway));
        java.util.List.copyOf(watchers.values()).forEach(one -> one.tell(new DbssInput.Tick(at)));
    }

    Dialogue dialogue() {
        return dialogue;
    }

    Examinations examinations() {
        return examinations;
    }

    Tick tick() {
        return tick;
    }

    /** What each supervisor does now. */
    public Map<ServerId, io.emberkeep.monitor.dbss.DbssState> now() {
        var all = new TreeMap<ServerId, io.emberkeep.monitor.dbss.DbssState>();
        watchers.forEach((target, watcher) -> all.put(target, watcher.state()));
        return all;
    }
}
