package io.emberkeep.simulator;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.power.pss.PoolNow;
import io.emberkeep.simulator.adapter.Adapter;
import io.emberkeep.simulator.broker.Broker;
import io.emberkeep.simulator.datacentre.Machines;
import io.emberkeep.simulator.engine.Dice;
import io.emberkeep.simulator.engine.Links;
import io.emberkeep.simulator.engine.Process;
import io.emberkeep.simulator.engine.Timeline;
import io.emberkeep.simulator.monitor.Member;
import io.emberkeep.simulator.monitor.Members;
import io.emberkeep.simulator.power.PowerService;
import io.emberkeep.simulator.sif.Database;
import io.emberkeep.simulator.sif.Replica;
import io.emberkeep.testbed.model.Times;
import io.emberkeep.testbed.model.World;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The whole system in one process on virtual time: the services' real cores, and simulated machines,
 * network, broker and database. One seed decides everything: the same seed gives the same history.
 */
public final class Simulation {

    /** The member that watches, as the sample has it. */
    public static final MemberId MEMBER = new MemberId("MS");

    /** The member that saves power, as the launcher names it. */
    public static final MemberId POWER_MEMBER = new MemberId("power-1");

    private static final ExecutorId EXECUTOR = new ExecutorId("adapter");

    private final Timeline timeline = new Timeline();
    private final Observers observers = new Observers();
    private final Links links;
    private final Broker broker;
    private final Database database;
    private final Machines machines;
    private final Surroundings around;
    private final Map<Part, Process> processes = new EnumMap<>(Part.class);
    private final Map<Part, Replica> replicas = new EnumMap<>(Part.class);
    private final Members members;
    private final Operator operator;
    private PowerService power;

    /**
     * Starts every part.
     *
     * @param seed decides everything that is left to chance
     * @param described the machines
     * @param times what the machines take
     * @param inventory of the pool, applied at the beginning
     * @param cores what decides
     * @param watching who looks on from the beginning
     */
    public Simulation(
            long seed,
            World described,
            Times times,
            Inventory inventory,
            Cores cores,
            List<? extends Observer> watching) {
        watching.forEach(observers::add);
        watching.forEach(one -> one.begins(this));
        var dice = new Dice(seed);
        this.links = new Links(dice.another());
        this.broker = new Broker(timeline, links);
        this.database = new Database(timeline, inventory.pool());
        this.machines = new Machines(timeline, described, times);
        machines.onChange(observers::changed);
        this.around = new Surroundings(broker, links, dice.another(), cores, observers);
        around.attendBy(
                () ->
                        replicas.forEach(
                                (part, replica) -> {
                                    if (process(part).condition() != Process.Condition.DOWN) {
                                        replica.attend();
                                    }
                                }));
        process(Part.SIF_1, one -> replicas.put(Part.SIF_1, new Replica(around, database, one)));
        process(Part.SIF_2, one -> replicas.put(Part.SIF_2, new Replica(around, database, one)));
        process(Part.ADAPTER, one -> new Adapter(around, machines, one, EXECUTOR));
        process(Part.MONITOR, one -> new Member(around, machines, one, MEMBER));
        process(Part.POWER, one -> power = new PowerService(around, one, POWER_MEMBER));
        this.operator = new Operator(around, timeline, inventory.pool());
        processes.values().forEach(Process::start);
        this.members = new Members(around, timeline, machines, inventory);
        operator.ask(new OperatorSignal.ApplyInventory("operator", inventory), _ -> {});
    }

    private void process(Part part, Consumer<Process> program) {
        processes.put(part, new Process(part.label(), timeline, program));
    }

    /** Lets time pass. @return whether it came to be so */
    public boolean runUntil(Duration at, BooleanSupplier enough) {
        var end = at.toNanos();
        while (timeline.nanos() < end) {
            if (enough.getAsBoolean()) {
                return true;
            }
            if (!timeline.step()) {
                return false;
            }
        }
        return enough.getAsBoolean();
    }

    /** Lets time pass until that long after the beginning. */
    public void runUntil(Duration at) {
        var end = at.toNanos();
        timeline.after(end - timeline.nanos(), () -> {});
        while (timeline.nanos() < end && timeline.step()) {
            // Everything happens in there.
        }
    }

    /** Asks what operators ask, by REST in the real system. */
    public void ask(OperatorSignal wish, Consumer<SignalAnswer> told) {
        operator.ask(wish, told);
    }

    /** Ends a part at once. */
    public void kill(Part part) {
        observers.say(part.label(), () -> "killed");
        switch (part) {
            case BROKER -> broker.down();
            case DATABASE -> database.down();
            case SIF_1, SIF_2, MONITOR, ADAPTER, POWER -> process(part).kill();
        }
    }

    /** Ends a member's monitor-service; its machine goes on, and starts it again after that time. */
    public void kill(ServerId member, Duration again) {
        observers.say(Members.label(member), () -> "killed");
        members.kill(member, again, machines);
    }

    /** Starts a part again; one that runs goes on. */
    public void start(Part part) {
        observers.say(part.label(), () -> "started");
        switch (part) {
            case BROKER -> broker.up();
            case DATABASE -> database.up();
            case SIF_1, SIF_2, MONITOR, ADAPTER, POWER -> process(part).start();
        }
    }

    /** Lets a part stand still; broker and database are away then, as for whoever waits for them. */
    public void pause(Part part) {
        observers.say(part.label(), () -> "paused");
        switch (part) {
            case BROKER -> broker.down();
            case DATABASE -> database.down();
            case SIF_1, SIF_2, MONITOR, ADAPTER, POWER -> process(part).pause();
        }
    }

    /** Lets a part go on. */
    public void resume(Part part) {
        observers.say(part.label(), () -> "goes on");
        switch (part) {
            case BROKER -> broker.up();
            case DATABASE -> database.up();
            case SIF_1, SIF_2, MONITOR, ADAPTER, POWER -> process(part).resume();
        }
        broker.wakeReaders();
    }

    /** Sets a part's clock wrong. */
    public void clock(Part part, Duration off, double partsPerMillion) {
        observers.say(part.label(), () -> "its clock is off by " + off);
        switch (part) {
            case BROKER -> throw new IllegalArgumentException("nobody asks the broker's clock");
            case DATABASE -> database.clock(off);
            case SIF_1, SIF_2, MONITOR, ADAPTER, POWER -> process(part).clock(off, partsPerMillion);
        }
    }

    /** Cuts what one sends to the other: parts, hosts, or «board of HOST». */
    public void cut(String from, String to) {
        observers.say("network", () -> "cut from " + from + " to " + to);
        links.cut(from, to);
    }

    /** Makes what one sends to the other late. */
    public void slow(String from, String to, Duration by) {
        observers.say("network", () -> "slow from " + from + " to " + to + " by " + by);
        links.slow(from, to, by.toNanos());
    }

    /** Mends what is between the two. */
    public void mend(String one, String other) {
        observers.say("network", () -> "mended between " + one + " and " + other);
        links.mend(one, other);
        around.mended(timeline.nanos());
    }

    /** Mends everything between the parts. */
    public void mendAll() {
        links.mendAll();
        around.mended(timeline.nanos());
    }

    /** Every reader gets its last messages again. */
    public void redeliver(int last) {
        observers.say("broker", () -> "delivers the last " + last + " messages again");
        broker.redeliver(last);
    }

    /** One of the processes. */
    public Process process(Part part) {
        return processes.get(part);
    }

    /** The process of that name. @throws IllegalArgumentException with a sentence, if there is none */
    public Process process(String name) {
        return members.processes().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseGet(() -> process(Part.named(name)));
    }

    /** The monitor-services of targets that watch each other. */
    public Members members() {
        return members;
    }

    /** Whether a part is there and goes on. */
    public boolean isUp(Part part) {
        return switch (part) {
            case BROKER -> broker.isUp();
            case DATABASE -> database.isUp();
            case SIF_1, SIF_2, MONITOR, ADAPTER, POWER -> process(part).isUp();
        };
    }

    /** What power saving knows of the pool. */
    public Optional<PoolNow> power() {
        return power.now();
    }

    /** Who looks on. */
    public Observers observers() {
        return observers;
    }

    /** Time. */
    public Timeline timeline() {
        return timeline;
    }

    /** What is recorded. */
    public Database database() {
        return database;
    }

    /** What was sent. */
    public Broker broker() {
        return broker;
    }

    /** The machines. */
    public Machines machines() {
        return machines;
    }
}
