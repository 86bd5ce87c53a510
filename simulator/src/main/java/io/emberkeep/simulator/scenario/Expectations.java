package io.emberkeep.simulator.scenario;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.wire.MessageCatalog;
import io.emberkeep.power.pss.PoolNow;
import io.emberkeep.sif.configuration.ServerStates;
import io.emberkeep.simulator.Simulation;
import io.emberkeep.testbed.model.Look;
import io.emberkeep.testbed.model.Network;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether it is as a script expects (scenarios/README.md). */
final class Expectations {

    private final Simulation simulation;
    private final RecordedLog log;
    private final long start;
    private final PowerWords power;
    private Optional<List<String>> quiet = Optional.empty();

    Expectations(Simulation simulation, RecordedLog log, long start) {
        this.simulation = simulation;
        this.log = log;
        this.start = start;
        this.power = new PowerWords(simulation);
    }

    /**
     * Whether it is so.
     *
     * @param words the first begins with «expect»
     */
    boolean met(String... words) {
        return switch (words[0]) {
            case "expect-vip" -> vipsAnswer(words[1], words[2].equals("silent") ? "" : words[3]);
            case "expect-record" -> record(words[1]).equals(words[2]);
            case "expect-host" -> host(words[1]).equals(words[2]);
            case "expect-state" ->
                    state(words[1])
                            .equals(String.join(" ", List.of(words).subList(2, words.length)));
            case "expect-shape" -> power.hasShape(words[1], words[2]);
            case "expect-power" -> power.hasPower(words[1], words[2]);
            case "expect-proposed" -> power.proposed(words[1]).isPresent();
            case "expect-not-proposed" -> power.proposed(words[1]).isEmpty();
            case "expect-event" -> hasEvent(words[1], words[2]);
            case "expect" -> vmIs(words[1], words[2], words.length > 3 ? words[3] : "");
            default -> throw new IllegalArgumentException("There is no word " + words[0]);
        };
    }

    /** What is in the place of what was expected. */
    String instead(String... words) {
        return switch (words[0]) {
            case "expect-record" -> record(words[1]);
            case "expect-host" -> host(words[1]);
            case "expect-state" -> state(words[1]);
            case "expect-shape", "expect-proposed", "expect-not-proposed" ->
                    "%s is %s, %s"
                            .formatted(
                                    words[1],
                                    power.shape(words[1]),
                                    simulation.power().map(PoolNow::groups));
            case "expect-power" -> simulation.power().map(PoolNow::hosts).toString();
            case "expect" -> simulation.machines().world().vm(words[1]).toString();
            case "expect-vip" ->
                    vips(words[1]).stream().map(this::answerer).toList() + " of " + vips(words[1]);
            default -> "";
        };
    }

    /** From now on nothing may be logged until {@link #stayedQuiet}. */
    void beQuiet() {
        quiet = Optional.of(log.lines());
    }

    /** @throws IllegalArgumentException if something was logged since {@link #beQuiet} */
    void stayedQuiet() {
        if (quiet.isPresent() && !quiet.get().equals(log.lines())) {
            throw new IllegalArgumentException("not quiet: " + log.lines());
        }
        quiet = Optional.empty();
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

    private String host(String server) {
        return simulation
                .database()
                .state()
                .configuration()
                .inOperation(new ServerId(server))
                .flatMap(ServerRow::realServer)
                .or(() -> server(server).host())
                .map(HostId::value)
                .orElse("none");
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
}
