package io.emberkeep.simulator.monitor;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.answer.Answer;
import io.emberkeep.contract.configuration.ConfigurationMessage;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.monitor.dbss.DbssInput;
import io.emberkeep.monitor.dbss.Views;
import io.emberkeep.monitor.structure.Dedicated;
import io.emberkeep.monitor.watch.Ticks;
import io.emberkeep.simulator.Surroundings;
import io.emberkeep.simulator.broker.Reader;
import io.emberkeep.simulator.broker.Writer;
import io.emberkeep.simulator.datacentre.Machines;
import io.emberkeep.simulator.engine.Process;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One life of one monitor-service: a copy of the configuration, and a supervisor for each target. */
public final class Member {

    private final Surroundings around;
    private final Process process;
    private final MemberId name;
    private final Writer writer;
    private final Examinations examinations;
    private final Tick tick;
    private final String asker;
    private final Map<ServerId, Watcher> watchers = new TreeMap<>();
    private final Map<String, Consumer<Answer>> open = new HashMap<>();
    private Reader answers;
    private Reader configurations;
    private PoolConfiguration copy;
    private int plan;
    private boolean watching;

    /** Starts; nothing is watched before the configuration is read to its end. */
    public Member(Surroundings around, Machines machines, Process process, MemberId name) {
        this.around = around;
        this.process = process;
        this.name = name;
        this.writer = new Writer(around.broker(), around.links(), process);
        this.examinations = new Examinations(machines, around.links(), process);
        this.tick = new Tick(process);
        this.asker = process.name() + "/" + process.life();
        begin();
    }

    private void begin() {
        if (!around.broker().reaches(process)) {
            process.after(Duration.ofMillis(500), this::begin);
            return;
        }
        answers =
                around.broker()
                        .read(
                                process,
                                Topics.ANSWERS,
                                around.broker().end(Topics.ANSWERS),
                                this::heard);
        configurations = around.broker().read(process, Topics.CONFIGURATION, 0, this::configured);
        if (configurations.caughtUp()) {
            watch();
        }
    }

    private void heard() {
        for (var kept = answers.poll(); kept != null; kept = answers.poll()) {
            var envelope = kept.envelope();
            if (kept.key().equals(asker) && envelope.message() instanceof Answer answer) {
                envelope.inReplyTo().map(open::remove).ifPresent(waiting -> waiting.accept(answer));
            }
        }
    }

    private void configured() {
        for (var kept = configurations.poll(); kept != null; kept = configurations.poll()) {
            var state = ((ConfigurationMessage) kept.envelope().message()).state();
            if (copy == null || copy.revision().olderThan(state.revision())) {
                var before = interval();
                copy = state;
                around.observers().copied(process.name(), copy);
                if (watching) {
                    if (!interval().equals(before)) {
                        planTick();
                    }
                    apply();
                }
            }
        }
        if (!watching && configurations.caughtUp()) {
            watch();
        }
    }

    private void watch() {
        watching = true;
        if (copy != null) {
            apply();
        }
        planTick();
    }

    /** Rows that come and go start and end supervisors by themselves (DBSS-11). */
    private void apply() {
        var ours = new Dedicated(name).watchedBy(name, copy);
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
            Views.of(copy, target, name)
                    .ifPresent(
                            view -> {
                                var known = watchers.get(target);
                                if (known != null) {
                                    known.tell(new DbssInput.Configured(process.clock(), view));
                                } else {
                                    var fresh = new Watcher(around, process, this, view);
                                    watchers.put(target, fresh);
                                    fresh.tell(new DbssInput.Started(process.clock()));
                                }
                            });
        }
    }

    private Duration interval() {
        return copy == null ? Duration.ofSeconds(1) : copy.inventory().settings().interval();
    }

    private void planTick() {
        plan++;
        var mine = plan;
        var now = process.clock();
        var planned = Ticks.next(now, interval());
        process.after(
                Duration.between(now, planned),
                () -> {
                    if (mine == plan) {
                        tick(planned);
                        planTick();
                    }
                });
    }

    private void tick(java.time.Instant planned) {
        if (copy == null) {
            return;
        }
        var at = process.clock();
        var lateness = at.isBefore(planned) ? Duration.ZERO : Duration.between(planned, at);
        var settings = copy.inventory().settings();
        tick.begin(
                lateness,
                copy.operation().size(),
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

    /** Waits for the answer to a message; nothing, if none comes in that time. */
    void await(String id, Duration atMost, Consumer<Answer> told) {
        open.put(id, told);
        process.after(
                atMost,
                () -> {
                    if (open.remove(id) != null) {
                        told.accept(null);
                    }
                });
    }

    /** Whether nobody has answered it yet. */
    boolean awaits(String id) {
        return open.containsKey(id);
    }

    Writer writer() {
        return writer;
    }

    Examinations examinations() {
        return examinations;
    }

    Tick tick() {
        return tick;
    }

    String asker() {
        return asker;
    }

    /** What each supervisor does now. */
    public Map<ServerId, io.emberkeep.monitor.dbss.DbssState> now() {
        var all = new TreeMap<ServerId, io.emberkeep.monitor.dbss.DbssState>();
        watchers.forEach((target, watcher) -> all.put(target, watcher.state()));
        return all;
    }
}
