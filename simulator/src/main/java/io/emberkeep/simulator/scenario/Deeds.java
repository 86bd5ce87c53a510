package io.emberkeep.simulator.scenario;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Durations;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.wire.MessageCatalog;
import io.emberkeep.sif.configuration.ServerStates;
import io.emberkeep.simulator.Part;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.testbed.control.BadRequest;
import io.emberkeep.testbed.control.FaultRequest;
import io.emberkeep.testbed.model.Look;
import io.emberkeep.testbed.model.Network;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the words of a script do in a simulation (scenarios/README.md). */
final class Deeds {

    private static final String OPERATOR = "operator";

    private final Simulation simulation;
    private final RecordedLog log;
    private final long start;
    private Optional<Quiet> quiet = Optional.empty();
    private Optional<String> asked = Optional.empty();
    private boolean answered;

    private record Quiet(long until, List<String> lines) {}

    Deeds(Simulation simulation, RecordedLog log, long start) {
        this.simulation = simulation;
        this.log = log;
        this.start = start;
    }

    /** @return whether it is done, or so */
    boolean perform(String what) {
        var words = what.split(" ");
        return switch (words[0]) {
            case "expect-vip" -> vipsAnswer(words[1], words[2].equals("silent") ? "" : words[3]);
            case "expect" -> vmIs(words[1], words[2], words.length > 3 ? words[3] : "");
            case "expect-record" -> record(words[1]).equals(words[2]);
            case "expect-state" -> state(words[1]).equals(what.split(" ", 3)[2]);
            case "expect-event" -> hasEvent(words[1], words[2]);
            case "expect-quiet" -> staysQuiet(words[1]);
            case "arm" -> ask(what, new OperatorSignal.SetMode(OPERATOR, Mode.ARMED));
            case "disarm" -> ask(what, new OperatorSignal.SetMode(OPERATOR, Mode.DISARMED));
            case "report-only" -> ask(what, new OperatorSignal.SetMode(OPERATOR, Mode.REPORT_ONLY));
            case "maintenance" ->
                    ask(
                            what,
                            new OperatorSignal.SetMaintenance(
                                    OPERATOR, resource(words[2]), words[1].equals("on")));
            case "return" ->
                    ask(what, new OperatorSignal.ReturnTarget(OPERATOR, new ServerId(words[1])));
            case "kill" -> done(() -> simulation.kill(Part.named(words[1])));
            case "start" -> done(() -> simulation.start(Part.named(words[1])));
            case "stop" -> done(() -> simulation.pause(Part.named(words[1])));
            case "continue" -> done(() -> simulation.resume(Part.named(words[1])));
            case "clock" ->
                    done(() -> simulation.clock(Part.named(words[1]), duration(words[2]), 0));
            case "cut" -> done(() -> simulation.cut(end(words[1]), end(words[2])));
            case "slow" ->
                    done(() -> simulation.slow(end(words[1]), end(words[2]), duration(words[3])));
            case "mend" -> done(() -> simulation.mend(end(words[1]), end(words[2])));
            case "redeliver" -> done(() -> simulation.redeliver(Integer.parseInt(words[1])));
            default -> done(() -> fault(words));
        };
    }

    /** What is in the place of what was expected. */
    String instead(String what) {
        var words = what.split(" ");
        return switch (words[0]) {
            case "expect-record" -> record(words[1]);
            case "expect-state" -> state(words[1]);
            case "expect" -> simulation.machines().world().vm(words[1]).toString();
            case "expect-vip" ->
                    vips(words[1]).stream().map(this::answerer).toList() + " of " + vips(words[1]);
            default -> "";
        };
    }

    private static boolean done(Runnable what) {
        what.run();
        return true;
    }

    private void fault(String... words) {
        try {
            simulation
                    .machines()
                    .fault(
                            new FaultRequest(
                                            Optional.of(words[0]),
                                            words.length > 1
                                                    ? Optional.of(words[1])
                                                    : Optional.empty(),
                                            words.length > 2
                                                    ? Optional.of(words[2])
                                                    : Optional.empty())
                                    .input());
        } catch (BadRequest wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }

    /** A board is written board-of-RS1 in a script. */
    private static String end(String word) {
        return word.replace("board-of-", "board of ");
    }

    private static Duration duration(String word) {
        return word.startsWith("-")
                ? Durations.parse(word.substring(1)).negated()
                : Durations.parse(word);
    }

    private boolean ask(String what, OperatorSignal wish) {
        if (!asked.equals(Optional.of(what))) {
            asked = Optional.of(what);
            answered = false;
            simulation.ask(wish, _ -> answered = true);
        }
        if (answered) {
            asked = Optional.empty();
        }
        return answered;
    }

    private ResourceId resource(String name) {
        var isHost =
                simulation
                        .database()
                        .state()
                        .configuration()
                        .inventory()
                        .host(new HostId(name))
                        .isPresent();
        return isHost ? ResourceId.of(new HostId(name)) : ResourceId.of(new ServerId(name));
    }

    private ServerDefinition server(String name) {
        return simulation
                .database()
                .state()
                .configuration()
                .inventory()
                .server(new ServerId(name))
                .orElseThrow(() -> new IllegalArgumentException("There is no server " + name));
    }

    private List<IpAddress> vips(String server) {
        return server(server).vips();
    }

    private boolean vipsAnswer(String server, String by) {
        return vips(server).stream().allMatch(vip -> answerer(vip).equals(by));
    }

    /** Who a client finds there; nobody is an empty word. */
    private String answerer(IpAddress vip) {
        var world = simulation.machines().world();
        return Network.look(world, vip.value(), world.networkPort(), 0)
                        instanceof Look.Accepting accepting
                ? accepting.by()
                : "";
    }

    private boolean vmIs(String name, String condition, String host) {
        var vm = simulation.machines().world().vm(name);
        return condition.equals("at")
                ? vm.host().equals(host)
                : vm.state().name().equals(condition.toUpperCase(Locale.ROOT));
    }

    private String record(String server) {
        return ServerStates.record(simulation.database().state().configuration(), server(server));
    }

    private String state(String server) {
        return ServerStates.state(simulation.database().state().configuration(), server(server));
    }

    private boolean hasEvent(String server, String kind) {
        var type = "io.emberkeep.failure." + kind + ".v1";
        return simulation.broker().log(Topics.FAILURES).stream()
                .filter(kept -> kept.at() >= start)
                .map(kept -> (Failure) kept.envelope().message())
                .anyMatch(
                        failure ->
                                failure.target().value().equals(server)
                                        && MessageCatalog.typeOf(failure.getClass()).equals(type));
    }

    private boolean staysQuiet(String time) {
        var now = simulation.timeline().nanos();
        if (quiet.isEmpty()) {
            quiet = Optional.of(new Quiet(now + duration(time).toNanos(), log.lines()));
            return false;
        }
        if (!quiet.get().lines().equals(log.lines())) {
            throw new IllegalArgumentException("not quiet: " + log.lines());
        }
        if (now < quiet.get().until()) {
            return false;
        }
        quiet = Optional.empty();
        return true;
    }
}
