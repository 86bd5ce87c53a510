package io.emberkeep.hypervisor.work;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.command.Command;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.hypervisor.command.Order;
import io.emberkeep.hypervisor.loopback.Loopback;
import io.emberkeep.hypervisor.port.HandsChoice;
import io.emberkeep.testbed.Options;
import io.emberkeep.testbed.Testbed;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A desk in front of a real testbed with the sample pool. */
final class Bench implements AutoCloseable {

    static final PoolId POOL = new PoolId("sample");
    static final HostId MS = new HostId("MS");
    static final HostId RS1 = new HostId("RS1");
    static final HostId RS2 = new HostId("RS2");
    static final ServerId W1 = new ServerId("W1");
    static final ServerId WB = new ServerId("Wb");
    static final IpAddress VIP = new IpAddress("127.31.14.102");

    private final Testbed testbed;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, CompletableFuture<CommandAnswer>> asked = new ConcurrentHashMap<>();
    final Inventory inventory;
    final Desk desk;
    final HostLooks looks;
    final HandsChoice choice;
    final List<KeptDecision> kept = new CopyOnWriteArrayList<>();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    /** Starts one in which everything takes a hundredth of its time. */
    Bench() throws IOException {
        // As the testbed's own main method does: an answer must not wait for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        testbed =
                Testbed.start(
                        new Options(
                                0,
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                0.01,
                                Optional.of("127.31")),
                        _ -> {});
        inventory =
                InventoryFile.readPath(Path.of("../samples/sample.yaml")).inventory().orElseThrow();
        choice =
                new HandsChoice(
                        List.of(
                                new Loopback(
                                        root(),
                                        new InetSocketAddress(
                                                InetAddress.ofLiteral("127.0.0.1"),
                                                testbed.wakePort()))));
        desk =
                new Desk(
                        new Scenes(
                                pool -> pool.equals(POOL) ? Optional.of(pool()) : Optional.empty(),
                                choice,
                                new InetSocketAddress(
                                        InetAddress.ofLiteral("127.0.0.1"), testbed.wakePort())),
                        Limits.DEFAULT,
                        new Outbox() {
                            @Override
                            public void answer(Order order, CommandAnswer answer) {
                                asked.get(order.id()).complete(answer);
                            }

                            @Override
                            public void keep(PoolId pool, Supplier<KeptDecision> decision) {
                                kept.add(decision.get());
                            }

                            @Override
                            public void putAside(Order order, String reason) {
                                // Nobody looks at it here.
                            }
                        },
                        new Journal(registry),
                        InstantSource.system());
        looks = new HostLooks(choice);
    }

    PoolConfiguration pool() {
        return new PoolConfiguration(
                new Revision(1),
                Mode.ARMED,
                PowerMode.AUTOMATIC,
                inventory,
                Set.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private URI root() {
        return URI.create("http://127.0.0.1:" + testbed.port());
    }

    /** Wants something and waits for what came of it. */
    CommandAnswer want(Condition wanted) {
        return want(wanted, Duration.ofSeconds(5));
    }

    CommandAnswer want(Condition wanted, Duration deadline) {
        return ask(wanted, 1, deadline).orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** Wants something and goes on. */
    CompletableFuture<CommandAnswer> ask(Condition wanted, long epoch, Duration deadline) {
        var id = UUID.randomUUID().toString();
        var answer = new CompletableFuture<CommandAnswer>();
        asked.put(id, answer);
        desk.arrived(
                new Order(
                        id,
                        POOL,
                        Optional.of("MS"),
                        Optional.empty(),
                        new Order.Place(0, 0),
                        Instant.now(),
                        new Command(
                                Optional.empty(),
                                Optional.empty(),
                                new ExecutorId("adapter"),
                                Map.<ResourceId, Epoch>of(wanted.resource(), new Epoch(epoch)),
                                Instant.now().plus(deadline),
                                wanted)),
                false);
        return answer;
    }

    void fault(String kind, String name) {
        call("POST", "/faults", "{\"kind\":\"%s\",\"name\":\"%s\"}".formatted(kind, name));
    }

    void service(String kind, String name, String daemon) {
        call(
                "POST",
                "/faults",
                "{\"kind\":\"%s\",\"name\":\"%s\",\"daemon\":\"%s\"}"
                        .formatted(kind, name, daemon));
    }

    void times(String json) {
        call("PUT", "/times", json);
    }

    void load(String group, double percent) {
        call("PUT", "/loads/" + group, "{\"percent\":%s}".formatted(percent));
    }

    void reset() {
        call("POST", "/reset", "{}");
    }

    /** What the testbed itself says of a VM. */
    JsonNode vm(ServerId name) {
        for (var vm : state().path("vms")) {
            if (vm.path("name").asText().equals(name.value())) {
                return vm;
            }
        }
        throw new AssertionError("no " + name);
    }

    JsonNode state() {
        return call("GET", "/state", "");
    }

    private JsonNode call(String method, String path, String body) {
        try {
            var response =
                    client.send(
                            HttpRequest.newBuilder(root().resolve(path))
                                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(method + " " + path + ": " + response.body());
            }
            return Json.mapper().readTree(response.body());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    @Override
    public void close() {
        testbed.close();
    }
}
