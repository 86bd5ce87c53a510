package io.emberkeep.simulator.adapter;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.Hold;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.hypervisor.command.GuardEffect;
import io.emberkeep.hypervisor.command.GuardInput;
import io.emberkeep.hypervisor.command.GuardState;
import io.emberkeep.hypervisor.command.Order;
import io.emberkeep.hypervisor.command.Resource;
import io.emberkeep.hypervisor.plan.Look;
import io.emberkeep.hypervisor.plan.Primitive;
import io.emberkeep.hypervisor.plan.Sight;
import io.emberkeep.hypervisor.work.Limits;
import io.emberkeep.simulator.Surroundings;
import io.emberkeep.simulator.broker.Broker;
import io.emberkeep.simulator.broker.Reader;
import io.emberkeep.simulator.broker.Writer;
import io.emberkeep.simulator.datacentre.Machines;
import io.emberkeep.simulator.engine.Process;
import io.emberkeep.simulator.service.Copy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One life of one hypervisor-adapter. */
public final class Adapter {

    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final long LOOKBACK = Duration.ofMinutes(10).toNanos();
    private static final Duration ECHO = Duration.ofMillis(500);
    private static final List<Duration> ECHOES =
            List.of(Duration.ofMillis(100), Duration.ofMillis(1_000));
    private static final String NOBODY = "nobody";

    private final Surroundings around;
    private final Process process;
    private final ExecutorId executor;
    private final Limits limits = Limits.DEFAULT;
    private final Calls calls;
    private final Writer writer;
    private final Copy copy;
    private final LoadRounds rounds;
    private final Map<String, Errand> errands = new HashMap<>();
    private final Map<Resource, String> lastBegun = new HashMap<>();
    private final Map<String, Envelope<?>> asked = new HashMap<>();
    private GuardState state = GuardState.EMPTY;
    private Reader commands;
    private boolean old = true;

    /** Starts; commands are carried out as soon as what is needed for it is known. */
    public Adapter(Surroundings around, Machines machines, Process process, ExecutorId executor) {
        this.around = around;
        this.process = process;
        this.executor = executor;
        this.calls = new Calls(machines, around.links(), process);
        this.writer = new Writer(around.broker(), around.links(), process);
        this.copy = new Copy(around, process, this::known, this::configured);
        this.rounds = new LoadRounds(around, calls, process, executor, copy, writer);
        copy.begin(() -> {});
    }

    private void known() {
        configured();
        takeUpCommands();
        rounds.begin();
    }

    private void configured() {
        copy.newest()
                .ifPresent(
                        newest ->
                                tell(
                                        new GuardInput.EpochsKnown(
                                                newest.holds().stream()
                                                        .collect(
                                                                Collectors.toMap(
                                                                        hold ->
                                                                                new Resource(
                                                                                        newest.inventory()
                                                                                                .pool(),
                                                                                        hold
                                                                                                .resource()),
                                                                        Hold::epoch)))));
    }

    /** First what was answered before, so that nothing is carried out a second time. */
    private void takeUpCommands() {
        if (!around.broker().reaches(process)) {
            process.after(AGAIN, this::takeUpCommands);
            return;
        }
        for (var kept : around.broker().log(Topics.ANSWERS)) {
            var envelope = kept.envelope();
            if (isRecent(kept)
                    && envelope.source().equals(process.name())
                    && envelope.message() instanceof CommandAnswer answer) {
                envelope.inReplyTo()
                        .ifPresent(id -> tell(new GuardInput.AnswerRemembered(id, answer)));
            }
        }
        var from =
                around.broker().log(Topics.COMMANDS).stream()
                        .filter(this::isRecent)
                        .findFirst()
                        .map(Broker.Kept::offset)
                        .orElse(around.broker().end(Topics.COMMANDS));
        commands = around.broker().read(process, Topics.COMMANDS, from, this::commanded);
        old = !commands.caughtUp();
    }

    private boolean isRecent(Broker.Kept kept) {
        return process.timeline().nanos() - kept.at() <= LOOKBACK;
    }

    private void commanded() {
        for (var kept = commands.poll(); kept != null; kept = commands.poll()) {
            if (kept.key().equals(executor.value())) {
                var envelope = kept.envelope();
                asked.put(envelope.id(), envelope);
                tell(new GuardInput.Arrived(order(kept), old));
            }
            old = !commands.caughtUp();
        }
    }

    private Order order(Broker.Kept kept) {
        var envelope = kept.envelope();
        var now = process.clock();
        return new Order(
                envelope.id(),
                envelope.pool(),
                envelope.replyTo(),
                envelope.traceParent(),
                new Order.Place(0, kept.offset()),
                now,
                (Command) envelope.message());
    }

    private void tell(GuardInput input) {
        var before = state;
        var decision = around.cores().guard().decide(before, input);
        state = decision.state();
        around.observers().decided(before, input, decision);
        decision.effects().forEach(this::run);
    }

    private void run(GuardEffect effect) {
        switch (effect) {
            case GuardEffect.Begin(var order) -> begin(order);
            case GuardEffect.Abort(var order, var reason) ->
                    Optional.ofNullable(errands.get(order.id()))
                            .ifPresent(errand -> errand.abort(reason));
            case GuardEffect.Reply(var order, var answer) -> reply(order, answer);
            case GuardEffect.ReplyAgain(var order, var answer) -> reply(order, answer);
            case GuardEffect.PutAside(var order, var reason) -> say(order, "put aside: " + reason);
            case GuardEffect.Ignore(var order, var reason) -> say(order, "ignored: " + reason);
        }
    }

    private void say(Order order, String what) {
        around.observers().say(process.name(), () -> order.command().condition() + " " + what);
    }

    private void reply(Order order, CommandAnswer answer) {
        around.observers().say(process.name(), () -> order.command().condition() + " " + answer);
        var envelope = asked.remove(order.id());
        writer.send(
                order.replyTo().orElse(NOBODY),
                envelope.answer(process.name(), process.clock(), answer));
    }

    private void begin(Order order) {
        lastBegun.put(order.resource(), order.id());
        var errand =
                new Errand(
                        around,
                        process,
                        limits,
                        calls,
                        order,
                        around.deadline(asked.get(order.id()), process.clock())
                                .orElse(order.command().deadline()),
                        Scene.of(order.command().condition(), copy.newest().orElseThrow()),
                        answer -> finished(order, answer));
        errands.put(order.id(), errand);
        process.after(0, errand::run);
    }

    private void finished(Order order, CommandAnswer answer) {
        var errand = errands.remove(order.id());
        tell(new GuardInput.Finished(order, answer, process.clock()));
        if (answer instanceof CommandAnswer.Done
                && order.command().condition() instanceof Condition.VipsOn wanted) {
            ECHOES.forEach(wait -> process.after(wait, () -> announceAgain(errand, wanted)));
        }
    }

    /** A gratuitous ARP can be lost; it is repeated while nothing else was begun for the server. */
    private void announceAgain(Errand errand, Condition.VipsOn wanted) {
        var order = errand.order();
        if (!order.id().equals(lastBegun.get(order.resource()))) {
            return;
        }
        new Eyes(calls, limits)
                .look(
                        Look.VM,
                        errand.scene(),
                        Sight.NOTHING,
                        ECHO,
                        sight -> {
                            if (sight.vm().orElseThrow() instanceof Sight.Found
                                    && order.id().equals(lastBegun.get(order.resource()))) {
                                wanted.vips()
                                        .forEach(
                                                vip ->
                                                        Actions.of(
                                                                        new Primitive.AnnounceVip(
                                                                                vip),
                                                                        errand.scene(),
                                                                        sight)
                                                                .ifPresent(
                                                                        action ->
                                                                                calls.act(
                                                                                        action
                                                                                                .where(),
                                                                                        ECHO,
                                                                                        action
                                                                                                .input(),
                                                                                        (_,
                                                                                                _) -> {},
                                                                                        _ -> {})));
                            }
                        });
    }
}
