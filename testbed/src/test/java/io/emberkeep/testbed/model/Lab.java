package io.emberkeep.testbed.model;

import io.emberkeep.testbed.description.DescriptionFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** The sample data centre on a time of its own: runs inputs and their timers in order. */
final class Lab {

    static final String VIP_OF_W1 = "127.21.14.102";
    static final int WEB = 8080;
    static final int NETWORK = 4007;

    private record Due(Instant at, int number, Input input) {}

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private int number;
    private Instant now = Instant.EPOCH;
    private final Times times = Times.ofPaperR(1);
    World world;
    String said = "";

    Lab() {
        this(DescriptionFile.read(Optional.empty(), Optional.empty()));
    }

    Lab(World left) {
        world = left;
        take(DataCentre.takenUp(world, now, times));
    }

    /** Something happens; its end, if it takes time, comes with the time that passes. */
    Lab happens(Input input) {
        take(DataCentre.decide(world, input, now, times));
        return this;
    }

    Lab passes(Duration time) {
        Instant end = now.plus(time);
        while (true) {
            var aging = Network.nextAging(world, times.arpAge());
            aging.filter(at -> at.isAfter(now))
                    .ifPresent(at -> due.add(new Due(at, number++, new Input.Aged())));
            if (due.isEmpty() || due.peek().at().isAfter(end)) {
                now = end;
                return this;
            }
            var next = due.remove();
            now = next.at();
            take(DataCentre.decide(world, next.input(), now, times));
        }
    }

    Lab passes(double seconds) {
        return passes(Duration.ofMillis((long) (seconds * 1000)));
    }

    /** Resumes a standby on the management host. */
    Lab resumed(String standby) {
        return happens(new Input.Resume("MS", standby)).passes(2);
    }

    Vm vm(String name) {
        return world.vm(name);
    }

    Look look(String address, int port) {
        return Network.look(world, address, port, 0);
    }

    /** Who accepts there; otherwise what it looks like. */
    String who(String address, int port) {
        return switch (look(address, port)) {
            case Look.Accepting by -> by.by();
            case Look.Refusing _ -> "refuses";
            case Look.Silent _ -> "silent";
        };
    }

    private void take(Step step) {
        world = step.world();
        said = step.said();
        step.timers().forEach(this::add);
        step.ends().ifPresent(this::add);
    }

    private void add(Step.Timer timer) {
        due.add(new Due(now.plus(timer.after()), number++, timer.input()));
    }
}
