package io.emberkeep.simulator.monitor;

import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.signal.IncidentReport.StepTaken;
import io.emberkeep.monitor.dbss.DbssEffect;
import io.emberkeep.monitor.dbss.DbssInput;
import io.emberkeep.monitor.dbss.DbssState;
import io.emberkeep.monitor.dbss.Finding;
import io.emberkeep.monitor.dbss.Punctuality;
import io.emberkeep.monitor.dbss.TargetView;
import io.emberkeep.monitor.dbss.Trust;
import io.emberkeep.simulator.Surroundings;
import io.emberkeep.simulator.engine.Process;
import io.emberkeep.simulator.engine.Timeline;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One target's supervisor and the running of its effects, as the monitor's watch package does it. */
final class Watcher {

    private final Surroundings around;
    private final Process process;
    private final Member member;
    private final PoolId pool;
    private final Map<String, Timeline.Planned> timers = new HashMap<>();
    private final Punctuality punctuality = new Punctuality();
    private DbssState state;
    private boolean stopped;

    Watcher(Surroundings around, Process process, Member member, TargetView view) {
        this.around = around;
        this.process = process;
        this.member = member;
        this.pool = view.pool();
        this.state = DbssState.idle(view);
    }

    DbssState state() {
        return state;
    }

    void stop() {
        stopped = true;
        timers.values().forEach(Timeline.Planned::cancel);
    }

    void tell(DbssInput input) {
        if (stopped) {
            return;
        }
        var before = state;
        var decision = around.cores().dbss().decide(before, input);
        state = decision.next();
        around.observers().decided(before, input, decision);
        for (var effect : decision.effects()) {
            run(effect);
        }
    }

    private void run(DbssEffect effect) {
        switch (effect) {
            case DbssEffect.Examine examine -> examine(examine);
            case DbssEffect.AskSif ask -> ask(ask);
            case DbssEffect.Order order -> command(order);
            case DbssEffect.ReportSif(var report) ->
                    member.dialogue().send(pool, pool.value(), report);
            case DbssEffect.Publish(var failure) ->
                    member.dialogue().send(pool, failure.target().value(), failure);
            case DbssEffect.StepDone done -> step(done);
            case DbssEffect.StartTimer(var name, var after) ->
                    timers.put(
                            name,
                            process.after(
                                    after,
                                    () -> {
                                        timers.remove(name);
                                        tell(new DbssInput.TimerRang(process.clock(), name));
                                    }));
            case DbssEffect.CancelTimer(var name) -> {
                var timer = timers.remove(name);
                if (timer != null) {
                    timer.cancel();
                }
            }
        }
    }

    private void step(DbssEffect.StepDone done) {
        around.observers()
                .say(
                        process.name(),
                        () ->
                                "%s %s %s %s"
                                        .formatted(
                                                state.view().target().name(),
                                                done.job(),
                                                done.step(),
                                                done.detail()));
        done.epoch()
                .ifPresent(
                        epoch ->
                                member.dialogue()
                                        .send(
                                                pool,
                                                pool.value(),
                                                new StepTaken(
                                                        done.incident(),
                                                        epoch,
                                                        done.at(),
                                                        done.job(),
                                                        done.step(),
                                                        done.detail())));
    }

    private void examine(DbssEffect.Examine examine) {
        var target = state.view().target().name();
        var fresh = examine.purpose().isFresh();
        if (fresh) {
            punctuality.tick(member.tick().lateness());
        }
        punctuality.begun(process.clock());
        member.examinations()
                .examine(
                        examine.subject(),
                        good -> {
                            if (fresh) {
                                member.tick().seen(target, good);
                            }
                        },
                        finding -> {
                            var ended = process.clock();
                            var late = punctuality.ended(ended, examine.subject());
                            if (fresh) {
                                member.tick().seen(target, finding instanceof Finding.Well);
                            }
                            if (examine.purpose().needsTrust() && finding instanceof Finding.Bad) {
                                var settings = state.view().settings();
                                member.tick()
                                        .judge(
                                                settings,
                                                late,
                                                settings.networkTimeout(),
                                                trust ->
                                                        tell(
                                                                new DbssInput.Examined(
                                                                        ended,
                                                                        examine.name(),
                                                                        finding,
                                                                        trust)));
                            } else {
                                tell(
                                        new DbssInput.Examined(
                                                ended, examine.name(), finding, new Trust.Full()));
                            }
                        });
    }

    private void ask(DbssEffect.AskSif ask) {
        member.dialogue()
                .ask(
                        pool,
                        ask.question(),
                        ask.patience(),
                        answer ->
                                tell(
                                        new DbssInput.SifAnswered(
                                                process.clock(), ask.name(), answer)));
    }

    private void command(DbssEffect.Order order) {
        member.dialogue()
                .command(
                        pool,
                        new Command(
                                order.incident(),
                                Optional.empty(),
                                order.executor(),
                                order.epochs(),
                                process.clock().plus(order.within()),
                                order.condition()),
                        order.within(),
                        answer ->
                                tell(
                                        new DbssInput.CommandAnswered(
                                                process.clock(), order.name(), answer)));
    }
}
