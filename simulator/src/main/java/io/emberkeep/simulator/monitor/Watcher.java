package io.emberkeep.simulator.monitor;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.SignalAnswer;
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
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One target's supervisor and the running of its effects, as the monitor's watch package does it. */
final class Watcher {

    private static final Duration REPEAT = Duration.ofSeconds(1);
    private static final Duration ON_THE_WAY = Duration.ofMillis(500);

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
                    member.writer().send(pool.value(), around.envelope(process, pool, report));
            case DbssEffect.Publish(var failure) ->
                    member.writer()
                            .send(
                                    failure.target().value(),
                                    around.envelope(process, pool, failure));
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
                                member.writer()
                                        .send(
                                                pool.value(),
                                                around.envelope(
                                                        process,
                                                        pool,
                                                        new StepTaken(
                                                                done.incident(),
                                                                epoch,
                                                                done.at(),
                                                                done.job(),
                                                                done.step(),
                                                                done.detail()))));
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
        var until = process.clock().plus(ask.patience());
        var envelope =
                around.envelope(process, pool, ask.question()).until(until).replyTo(member.asker());
        var end = process.timeline().nanos() + ask.patience().toNanos();
        member.await(
                envelope.id(),
                ask.patience(),
                answer ->
                        tell(
                                new DbssInput.SifAnswered(
                                        process.clock(),
                                        ask.name(),
                                        answer instanceof SignalAnswer word
                                                ? Optional.of(word)
                                                : Optional.empty())));
        repeat(envelope, end);
    }

    private void repeat(io.emberkeep.contract.wire.Envelope<?> envelope, long end) {
        if (member.awaits(envelope.id()) && process.timeline().nanos() < end) {
            member.writer().send(pool.value(), envelope);
            process.after(REPEAT, () -> repeat(envelope, end));
        }
    }

    private void command(DbssEffect.Order order) {
        var deadline = process.clock().plus(order.within());
        var command =
                new Command(
                        order.incident(),
                        Optional.empty(),
                        order.executor(),
                        order.epochs(),
                        deadline,
                        order.condition());
        var envelope =
                around.envelope(process, pool, command).until(deadline).replyTo(member.asker());
        member.await(
                envelope.id(),
                order.within().plus(ON_THE_WAY),
                answer ->
                        tell(
                                new DbssInput.CommandAnswered(
                                        process.clock(),
                                        order.name(),
                                        answer instanceof CommandAnswer came
                                                ? came
                                                : new CommandAnswer.Unknown(
                                                        "%s did not answer within %d ms"
                                                                .formatted(
                                                                        order.executor(),
                                                                        order.within()
                                                                                .toMillis())))));
        member.writer().send(order.executor().value(), envelope);
    }
}
