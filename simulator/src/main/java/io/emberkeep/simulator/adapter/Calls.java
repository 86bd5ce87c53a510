package io.emberkeep.simulator.adapter;

import io.emberkeep.simulator.datacentre.Machines;
import io.emberkeep.simulator.engine.Links;
import io.emberkeep.simulator.engine.Process;
import io.emberkeep.testbed.model.Input;
import io.emberkeep.testbed.model.Refusal;
import io.emberkeep.testbed.model.World;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Calls to hosts over the network, each of which ends for us at its limit, whatever the host does. */
final class Calls {

    private final Machines machines;
    private final Links links;
    private final Process process;

    Calls(Machines machines, Links links, Process process) {
        this.machines = machines;
        this.links = links;
        this.process = process;
    }

    /** What came of a call. */
    sealed interface Said<T> {}

    /** An answer. */
    record Answer<T>(T value) implements Said<T> {}

    /** It was said that this cannot be; surely it was not done. */
    record No<T>(Refusal.Kind kind, String reason) implements Said<T> {}

    /** Nobody answered in time. */
    record Silence<T>() implements Said<T> {}

    /** The name on the links of a host's power control. */
    static String board(String host) {
        return "board of " + host;
    }

    /** Something of ours, later. */
    void after(Duration wait, Runnable what) {
        process.after(wait, what);
    }

    /** Looks at something of a host, or of its board. */
    <T> void look(String where, Duration limit, Function<World, T> what, Consumer<Said<T>> told) {
        send(
                where,
                limit,
                told,
                answer -> {
                    try {
                        answer.accept(new Answer<>(what.apply(machines.world())), Duration.ZERO);
                    } catch (Refusal refusal) {
                        refused(refusal, answer);
                    }
                });
    }

    /** Lets something happen there. @param happened told once the machines before and after it had its effect */
    void act(
            String where,
            Duration limit,
            Input input,
            BiConsumer<World, World> happened,
            Consumer<Said<String>> told) {
        var first = new AtomicBoolean();
        send(
                where,
                limit,
                told,
                answer ->
                        machines.ask(
                                input,
                                (before, after) -> {
                                    if (!first.getAndSet(true)) {
                                        happened.accept(before, after);
                                    }
                                },
                                (said, refusal) ->
                                        refusal.ifPresentOrElse(
                                                why -> refused(why, answer),
                                                () ->
                                                        answer.accept(
                                                                new Answer<>(said),
                                                                Duration.ZERO))));
    }

    private <T> void refused(Refusal refusal, BiConsumer<Said<T>, Duration> answer) {
        switch (refusal.kind()) {
            case UNKNOWN, IMPOSSIBLE ->
                    answer.accept(new No<>(refusal.kind(), refusal.getMessage()), Duration.ZERO);
            case GUEST_SILENT ->
                    answer.accept(
                            new No<>(refusal.kind(), refusal.getMessage()),
                            machines.times().scaled(machines.times().agentSilence()));
            case SILENT -> {
                // Nobody is there to answer.
            }
        }
    }

    /** The request goes there, the answer comes back, if the links let them. */
    private <T> void send(
            String where,
            Duration limit,
            Consumer<Said<T>> told,
            Consumer<BiConsumer<Said<T>, Duration>> there) {
        var once = new Once<>(told);
        process.after(limit, () -> once.accept(new Silence<>()));
        if (!links.open(process.name(), where)) {
            return;
        }
        process.timeline()
                .after(
                        links.delay(process.name(), where),
                        () ->
                                there.accept(
                                        (said, later) -> {
                                            if (links.open(where, process.name())) {
                                                process.after(
                                                        later.toNanos()
                                                                + links.delay(
                                                                        where, process.name()),
                                                        () -> once.accept(said));
                                            }
                                        }));
    }

    /** Only what comes first counts. */
    private static final class Once<T> implements Consumer<T> {
        private Optional<Consumer<T>> told;

        private Once(Consumer<T> told) {
            this.told = Optional.of(told);
        }

        @Override
        public void accept(T what) {
            var waiting = told;
            told = Optional.empty();
            waiting.ifPresent(one -> one.accept(what));
        }
    }
}
