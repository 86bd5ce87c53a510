package io.emberkeep.hypervisor.work;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.hypervisor.command.Guard;
import io.emberkeep.hypervisor.command.GuardEffect;
import io.emberkeep.hypervisor.command.GuardInput;
import io.emberkeep.hypervisor.command.GuardState;
import io.emberkeep.hypervisor.command.Order;
import io.emberkeep.hypervisor.command.Resource;
import io.emberkeep.hypervisor.keeping.GuardKeeping;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** Where commands arrive: asks the guard, and lets what it admits be carried out on virtual threads. */
public final class Desk {

    private static final Logger LOG = Logger.getLogger(Desk.class);

    private final Scenes scenes;
    private final Limits limits;
    private final Outbox outbox;
    private final Journal journal;
    private final InstantSource clock;
    private final Eyes eyes;
    private final Arms arms;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Errand> errands = new ConcurrentHashMap<>();
    private final Map<String, Thread> threads = new ConcurrentHashMap<>();
    private final Map<Resource, String> lastBegun = new ConcurrentHashMap<>();
    private GuardState state = GuardState.EMPTY;

    /** A desk without commands. */
    public Desk(Scenes scenes, Limits limits, Outbox outbox, Journal journal, InstantSource clock) {
        this.scenes = scenes;
        this.limits = limits;
        this.outbox = outbox;
        this.journal = journal;
        this.clock = clock;
        this.eyes = new Eyes(limits);
        this.arms = new Arms(limits);
    }

    /** A command was read; {@code old} if it stood in the topic before this process started. */
    public void arrived(Order order, boolean old) {
        tell(new GuardInput.Arrived(order, old));
    }

    /** Tells the guard something and does what it wants. */
    public void tell(GuardInput input) {
        List<GuardEffect> outgoing = new ArrayList<>();
        lock.lock();
        try {
            var before = state;
            var decision = Guard.decide(before, input);
            state = decision.state();
            keep(before, input, decision);
            // Beginnings and abortions keep the guard's order; what goes out does not need the
            // lock.
            for (var effect : decision.effects()) {
                switch (effect) {
                    case GuardEffect.Begin(var order) -> begin(order);
                    case GuardEffect.Abort(var order, var reason) -> abort(order, reason);
                    case GuardEffect.Reply _,
                            GuardEffect.ReplyAgain _,
                            GuardEffect.PutAside _,
                            GuardEffect.Ignore _ ->
                            outgoing.add(effect);
                }
            }
        } finally {
            lock.unlock();
        }
        outgoing.forEach(this::send);
    }

    private void keep(GuardState before, GuardInput input, Guard.Decision decision) {
        if (GuardKeeping.isKept(input, decision)) {
            var at = clock.instant();
            GuardKeeping.pool(input, decision)
                    .ifPresent(
                            pool ->
                                    outbox.keep(
                                            pool,
                                            () -> GuardKeeping.of(before, input, decision, at)));
        }
    }

    /** How many commands are being carried out now. */
    public int atWork() {
        return threads.size();
    }

    private void begin(Order order) {
        lastBegun.put(order.resource(), order.id());
        try {
            var errand = new Errand(order, scenes.of(order), eyes, arms, limits, clock);
            errands.put(order.id(), errand);
            var thread =
                    Thread.ofVirtual()
                            .name("command-" + order.id())
                            .unstarted(() -> carryOut(order, errand));
            threads.put(order.id(), thread);
            thread.start();
        } catch (IllegalArgumentException impossible) {
            notBegun(order, impossible.getMessage());
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "a command could not be begun: %s", order);
            notBegun(order, "it broke before it was begun: " + fault);
        }
    }

    /** Reported from another thread: the guard is being asked right now. */
    private void notBegun(Order order, String reason) {
        Thread.ofVirtual().start(() -> finished(order, new CommandAnswer.NotBegun(reason)));
    }

    private void carryOut(Order order, Errand errand) {
        CommandAnswer answer;
        try {
            answer = errand.run();
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "a command broke: %s", order);
            answer = new CommandAnswer.Unknown("it broke inside: " + fault);
        }
        finished(order, answer);
        if (answer instanceof CommandAnswer.Done
                && order.command().condition() instanceof Condition.VipsOn) {
            new Echo(arms, eyes, () -> lastBegun.get(order.resource()).equals(order.id()))
                    .announceAgain(errand.scene());
        }
    }

    private void finished(Order order, CommandAnswer answer) {
        errands.remove(order.id());
        threads.remove(order.id());
        tell(new GuardInput.Finished(order, answer, clock.instant()));
    }

    private void abort(Order order, String reason) {
        var errand = errands.get(order.id());
        var thread = threads.get(order.id());
        if (errand == null || thread == null) {
            return;
        }
        errand.abort(reason);
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                if (!thread.join(limits.settle())) {
                                    thread.interrupt();
                                }
                            } catch (InterruptedException stopped) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }

    private void send(GuardEffect effect) {
        switch (effect) {
            case GuardEffect.Reply(var order, var answer) -> {
                outbox.answer(order, answer);
                journal.ended(order, answer, Duration.between(order.arrivedAt(), clock.instant()));
            }
            case GuardEffect.ReplyAgain(var order, var answer) -> outbox.answer(order, answer);
            case GuardEffect.PutAside(var order, var reason) -> outbox.putAside(order, reason);
            case GuardEffect.Ignore(var order, var reason) -> journal.ignored(order, reason);
            case GuardEffect.Begin _, GuardEffect.Abort _ -> {
                // Done under the lock.
            }
        }
    }
}
