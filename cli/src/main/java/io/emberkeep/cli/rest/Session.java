package io.emberkeep.cli.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.launcher.PartId;
import io.emberkeep.launcher.RunFile;
import io.emberkeep.launcher.RunFile.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The running system, as one command speaks to it. */
public final class Session {

    private final RunFile run;
    private final Waiting waiting;
    private final String operator;

    private Session(RunFile run, Waiting waiting, String operator) {
        this.run = run;
        this.waiting = waiting;
        this.operator = operator;
    }

    /** With the system that runs. @throws CliException if none does */
    public static Session of(Emberkeep root) {
        return new Session(
                root.running(),
                new Waiting(root.surroundings()),
                root.surroundings().variable("USER", System.getProperty("user.name")));
    }

    /** Where everything is. */
    public RunFile run() {
        return run;
    }

    /** Who says so, for the records. */
    public String operator() {
        return operator;
    }

    /** A sif-service that runs; they all say the same. */
    public Rest sif() {
        var running =
                run.parts().entrySet().stream()
                        .filter(one -> one.getKey().value().startsWith("sif-"))
                        .filter(one -> one.getValue().health() == Health.READY)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(PartId.sif(1));
        return new Rest(run, running, waiting);
    }

    /** The power-service that looks after the pool; if none does, one of them, which says so. */
    public Rest power(String pool) {
        var running =
                run.parts().entrySet().stream()
                        .filter(one -> one.getKey().isPower())
                        .filter(one -> one.getValue().health() == Health.READY)
                        .map(one -> new Rest(run, one.getKey(), waiting))
                        .toList();
        return switch (running.size()) {
            case 0 -> new Rest(run, PartId.POWER, waiting);
            case 1 -> running.getFirst();
            default ->
                    running.stream()
                            .filter(one -> one.has(inPool(pool, "/power")))
                            .findFirst()
                            .orElse(running.getFirst());
        };
    }

    /** The testbed. */
    public Rest testbed() {
        return new Rest(run, PartId.TESTBED, waiting);
    }

    /** The pool that is meant: the one named, or the only one. */
    public String pool(Optional<String> named) {
        var pools = names(sif().get("/api/v1/pools"), "pool");
        if (named.isPresent()) {
            if (!pools.contains(named.get())) {
                throw CliException.failed(
                        "There is no pool %s; there %s."
                                .formatted(
                                        named.get(),
                                        pools.isEmpty()
                                                ? "is none"
                                                : "are " + String.join(", ", pools)));
            }
            return named.get();
        }
        return switch (pools.size()) {
            case 0 ->
                    throw CliException.failed(
                            "There is no pool yet. Describe one: ./emberkeep inventory apply FILE.");
            case 1 -> pools.getFirst();
            default ->
                    throw CliException.usage(
                            "There are the pools %s: say which with --pool NAME."
                                    .formatted(String.join(", ", pools)));
        };
    }

    /** The path of what is below that pool. */
    public static String inPool(String pool, String rest) {
        return "/api/v1/pools/" + Rest.step(pool) + rest;
    }

    /** Each host's power as the hypervisor-adapter sees it; empty if it does not answer. */
    public Map<String, String> powers() {
        var powers = new TreeMap<String, String>();
        try {
            var adapter = new Rest(run, PartId.ADAPTER, waiting);
            for (var host : adapter.get("/api/v1/hosts")) {
                powers.put(host.path("name").asText(), host.path("power").asText());
            }
        } catch (CliException | IllegalArgumentException silent) {
            // Shown as UNKNOWN: the status is worth showing without it.
            return Map.of();
        }
        return powers;
    }

    /**
     * What keeps recoveries back now, as the sif-service sees it without its database: each with {@code of},
     * {@code since} and {@code sentence}. Empty if all is well, or if it does not answer.
     */
    public List<JsonNode> troubles() {
        try {
            var answer = sif().get("/api/v1/surroundings");
            return StreamSupport.stream(answer.path("troubles").spliterator(), false).toList();
        } catch (CliException | IllegalArgumentException silent) {
            // Whatever is asked next tells it, with its own sentence.
            return List.of();
        }
    }

    private static List<String> names(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(one -> one.path(field).asText())
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
