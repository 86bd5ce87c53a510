package io.emberkeep.experiments.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.experiments.ExperimentException;
import io.emberkeep.experiments.catalog.Setup;
import io.emberkeep.experiments.catalog.Strike;
import io.emberkeep.launcher.PartId;
import io.emberkeep.launcher.RunFile;
import io.emberkeep.launcher.StateDirectory;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A whole Emberkeep with its testbed that is an experiment's own, and ends with it, also when that is interrupted. */
public final class OwnSystem implements AutoCloseable {

    private static final String YAML = "application/yaml";
    private static final String JSON = "application/json";
    private static final String POOL = "/api/v1/pools/sample";
    private static final Duration TO_START = Duration.ofMinutes(3);
    private static final Duration TO_STOP = Duration.ofMinutes(1);

    private final Place place;
    private final Command command;
    private final Occupied occupied;
    private final Thread onExit = new Thread(this::stop, "stops the experiment's system");
    private Rest sif;
    private Rest testbed;
    private Rest power;

    private OwnSystem(Place place) {
        this.place = place;
        this.command = new Command(place);
        this.occupied = Occupied.take(place);
    }

    /**
     * Starts one from nothing, under what an experiment wants.
     *
     * @throws ExperimentException with what the command said, if it does not start
     */
    public static OwnSystem start(Place place, Setup setup, double scale)
            throws InterruptedException {
        var system = new OwnSystem(place);
        Runtime.getRuntime().addShutdownHook(system.onExit);
        try {
            system.start();
            system.set(setup, scale);
            return system;
        } catch (ExperimentException | InterruptedException failed) {
            system.close();
            throw failed;
        }
    }

    private void start() throws InterruptedException {
        command.run(TO_STOP, "down");
        command.run(TO_STOP, "reset");
        command.run(TO_START, "up", "--detach", "--addresses", place.addresses());
        var run =
                RunFile.running(new StateDirectory(place.state()))
                        .orElseThrow(
                                () -> new ExperimentException("The system ended after its start."));
        sif = new Rest(run.url(PartId.sif(1)));
        testbed = new Rest(run.url(PartId.TESTBED));
        power = new Rest(run.url(PartId.POWER));
    }

    private void set(Setup setup, double scale) {
        var times = new LinkedHashMap<String, Object>(setup.times());
        times.put("scale", scale);
        testbed.send("PUT", "/times", JSON, Json.mapper().valueToTree(times).toString());
        sif.send(
                "PUT",
                "/api/v1/inventory",
                YAML,
                SampleInventory.at(place, setup.inventory(scale)));
    }

    /** What the testbed's machines take now: all of it, as it says. */
    public JsonNode times() {
        return testbed.get("/times");
    }

    /** The pool's settings now: all of them. */
    public JsonNode settings() {
        return sif.get(POOL + "/inventory").path("settings");
    }

    /** Lets something fail. */
    public void strike(Strike strike) {
        var body = new LinkedHashMap<String, String>();
        body.put("kind", strike.kind());
        body.put("name", strike.target());
        strike.daemon().ifPresent(daemon -> body.put("daemon", daemon));
        testbed.send("POST", "/faults", JSON, Json.mapper().valueToTree(body).toString());
    }

    /** Ends what is left of all faults. */
    public void mend() {
        testbed.send("DELETE", "/faults", JSON, "");
    }

    /** Lets the product take back a server that it gave up, as an operator would. */
    public void takeBack(String server) {
        try {
            sif.send("POST", POOL + "/servers/" + server + "/return", JSON, "");
        } catch (ExperimentException refused) {
            // It is on its way already, or not yet ready for it: whoever waits asks again.
        }
    }

    /** A server as the product's status has it. @throws ExperimentException if there is none */
    public JsonNode server(String name) {
        return each(sif.get(POOL + "/status").path("servers"))
                .filter(one -> one.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new ExperimentException("There is no server " + name + "."));
    }

    /** The newest incidents, newest first. */
    public List<JsonNode> incidents() {
        return each(sif.get(POOL + "/incidents?size=20")).toList();
    }

    /** The testbed's truth. */
    public JsonNode truth() {
        return testbed.get("/state");
    }

    /** Every server as the product's status has it. */
    public List<JsonNode> servers() {
        return each(sif.get(POOL + "/status").path("servers")).toList();
    }

    /** What power saving thinks of the pool. */
    public JsonNode power() {
        return power.get(POOL + "/power");
    }

    /** The account of energy since a moment. */
    public JsonNode energy(Instant since) {
        return power.get(POOL + "/power/energy?since=" + since);
    }

    /** The transitions that began since a moment. */
    public List<JsonNode> transitions(Instant since) {
        return each(sif.get(POOL + "/transitions?size=500"))
                .filter(one -> !Instant.parse(one.path("begunAt").asText()).isBefore(since))
                .toList();
    }

    /** Every group is asked a load that changes over a time, beginning now. */
    public void follow(List<LoadPoint> points, Duration every, double speed) {
        var body = Json.mapper().createObjectNode();
        var all = body.putArray("points");
        points.forEach(
                point ->
                        all.addObject()
                                .put("at", point.at().toString())
                                .put("percent", point.percent()));
        body.put("every", every.toString());
        body.put("speed", speed);
        each(testbed.get("/loads").path("groups"))
                .map(group -> group.path("group").asText())
                .forEach(
                        group ->
                                testbed.send(
                                        "PUT",
                                        "/loads/" + group + "/profile",
                                        JSON,
                                        body.toString()));
    }

    /** From now on the hypervisor-adapter measures its servers so often. */
    public void measureEvery(Duration period) throws InterruptedException {
        command.run(TO_STOP, "part", "stop", "hypervisor-adapter");
        command.run(
                TO_START,
                "part",
                "start",
                "hypervisor-adapter",
                "--set",
                "emberkeep.loads.period=" + period);
    }

    /** What is in an array. */
    public static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Stops it. */
    @Override
    public void close() {
        stop();
        occupied.close();
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException ending) {
            // The hook is at it already.
        }
    }

    private void stop() {
        try {
            // What runs is stopped by what is built, even if that is not the newest any more.
            command.end(TO_STOP, Map.of("EMBERKEEP_BUILD", "no"), "down");
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
