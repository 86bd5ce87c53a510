package io.emberkeep.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One whole Emberkeep, started by the command that users type, on ports and addresses of its own, so that
 * it runs beside one that is up. Shared by the tests that can share it.
 */
final class TestSystem implements AutoCloseable {

    /** By how much the machines are faster than the papers'. */
    static final double SCALE = 0.2;

    static final String POOL = "sample";

    /** Where it listens, so that two runs on one machine do not meet: {@code -Dacceptance.offset=3000}. */
    private static final int PORT_OFFSET = Integer.getInteger("acceptance.offset", 1000);

    /** Where its machines are: {@code -Dacceptance.addresses=127.32}. */
    private static final String ADDRESSES = System.getProperty("acceptance.addresses", "127.22");

    /** How many sif-services: {@code -Dacceptance.sifs=1}. */
    private static final String SIFS = System.getProperty("acceptance.sifs", "2");

    /** So often the parts measure loads: power saving is judged in faster time than the usual 10 s. */
    private static final String LOADS_PERIOD = "PT1S";

    /** Does nothing until a test starts it. */
    static final String SECOND_POWER = "power-service-2";

    /** So much higher are the ports of one beside the shared one. */
    private static final int BESIDE = 300;

    private static TestSystem shared;

    private final Path state;
    private final List<String> options;

    private final int offset;
    private final String pool;

    private TestSystem(Path state, int offset, String pool, List<String> options) {
        this.state = state;
        this.offset = offset;
        this.pool = pool;
        this.options = List.copyOf(options);
    }

    /** One of its own in which servers watch each other, as in that sample; its machines are no one else's. */
    static TestSystem ofMembers(String pool, String... structure) {
        var system =
                new TestSystem(
                        Path.of("target/members").toAbsolutePath(),
                        PORT_OFFSET + BESIDE,
                        pool,
                        List.of(structure));
        system.empty();
        system.start();
        return system;
    }

    /**
     * The one that scenarios share: two sif-services unless said otherwise, everything else once; a second power-service
     * is stopped.
     */
    static synchronized TestSystem shared() {
        if (shared == null) {
            make().startFresh();
        }
        return shared;
    }

    /** The same, begun from nothing with that first pool, which nobody touched since. */
    static synchronized TestSystem begunWith(Path inventory) {
        var system = shared == null ? make() : shared;
        system.empty();
        system.start("--inventory", inventory.toString());
        return system;
    }

    private static TestSystem make() {
        shared =
                new TestSystem(
                        Path.of("target/system").toAbsolutePath(),
                        PORT_OFFSET,
                        POOL,
                        List.of("--sif", SIFS, "--power", "2"));
        Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        return shared;
    }

    /** Starts from nothing. */
    void startFresh() {
        empty();
        up();
    }

    private void empty() {
        close();
        command(Duration.ofSeconds(60), "reset").ok();
    }

    /** Starts with what is kept, and a pool that stays moderate. */
    void up() {
        start();
        new Inventories(this).apply("");
    }

    private void start(String... more) {
        var words =
                new ArrayList<>(
                        List.of(
                                "up",
                                "--detach",
                                "--keep-going",
                                "--addresses",
                                ADDRESSES,
                                "--scale",
                                Double.toString(SCALE)));
        words.addAll(options);
        words.addAll(List.of(more));
        command(Duration.ofMinutes(3), words.toArray(String[]::new)).ok();
        if (options.contains("--power")) {
            new Parts(this).give("stop", SECOND_POWER);
        }
    }

    /** Stops everything; does nothing if nothing runs. */
    @Override
    public void close() {
        command(Duration.ofSeconds(60), "down");
    }

    /** Runs the command as a user would. */
    Shell.Ended command(Duration atMost, String... words) {
        var command = new ArrayList<>(List.of(Shell.ROOT.resolve("emberkeep").toString()));
        command.addAll(List.of(words));
        return Shell.run(
                Map.of(
                        "EMBERKEEP_BUILD",
                        "no",
                        "EMBERKEEP_STATE",
                        state.toString(),
                        "EMBERKEEP_PORT_BASE",
                        Integer.toString(offset),
                        "EMBERKEEP_LOADS_PERIOD",
                        LOADS_PERIOD),
                atMost,
                command);
    }

    Shell.Ended command(String... words) {
        return command(Duration.ofSeconds(30), words);
    }

    String sif() {
        return "http://127.0.0.1:" + (18081 + offset) + "/api/v1";
    }

    String secondSif() {
        return "http://127.0.0.1:" + (18084 + offset) + "/api/v1";
    }

    /** Where each service says whether it is ready. */
    List<String> ready() {
        return Stream.of(18081, 18082, 18083, 18084)
                .map(port -> "http://127.0.0.1:%d/q/health/ready".formatted(port + offset))
                .toList();
    }

    String pool() {
        return sif() + "/pools/" + pool;
    }

    String testbed() {
        return "http://127.0.0.1:" + (18080 + offset);
    }

    /** The power-service. */
    String power() {
        return "http://127.0.0.1:" + (18079 + offset);
    }

    /** The second one, if it runs. */
    String secondPower() {
        return "http://127.0.0.1:" + (18078 + offset);
    }

    /** Where the testbed hears magic packets. */
    int wakePort() {
        return 18009 + offset;
    }

    String kafka() {
        return "127.0.0.1:" + (19092 + offset);
    }

    /** A fault of the testbed: kind, name, and a daemon if it is about one. */
    void fault(String... words) {
        if (words[0].equals("clear")) {
            var name = words.length > 1 ? "?name=" + words[1] : "";
            Http.send("DELETE", testbed() + "/faults" + name, null, null).ok();
            return;
        }
        var daemon = words.length > 2 ? ",\"daemon\":\"%s\"".formatted(words[2]) : "";
        var body = "{\"kind\":\"%s\",\"name\":\"%s\"%s}".formatted(words[0], words[1], daemon);
        Http.send("POST", testbed() + "/faults", "application/json", body).ok();
    }

    /** The sample's address as this system has it. */
    String address(String papers) {
        return at(papers);
    }

    /** The same before it is begun. */
    static String at(String papers) {
        return papers.replaceFirst("^127\\.21\\.", ADDRESSES + ".");
    }

    /** The same, the other way round. */
    String sampleAddress(String text) {
        return text.replace(ADDRESSES + ".", "127.21.");
    }

    /** What stands in {@code run.json}: the parts' process ids and ports. */
    JsonNode run() {
        try {
            return new ObjectMapper().readTree(Files.readString(state.resolve("run.json")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where everything is that it keeps. */
    Path state() {
        return state;
    }

    /** The log of one part. */
    String log(String part) {
        try {
            return Files.readString(state.resolve("log").resolve(part + ".log"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    JsonNode truth() {
        return Http.get(testbed() + "/state");
    }

    Optional<JsonNode> vm(String name) {
        return stream(truth().path("vms"))
                .filter(vm -> vm.path("name").asText().equals(name))
                .findFirst();
    }

    /** Newest incidents first, without their steps being cut. */
    List<JsonNode> incidents() {
        return stream(Http.get(pool() + "/incidents?size=500")).toList();
    }

    JsonNode server(String name) {
        return stream(Http.get(pool() + "/status").path("servers"))
                .filter(one -> one.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no server " + name));
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
