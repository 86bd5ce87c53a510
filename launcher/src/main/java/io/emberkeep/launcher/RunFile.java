package io.emberkeep.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code run.json} in the state directory: which processes run, and where everything can be reached.
 * Written by the launcher at every change, read by commands and tests. Only its owner can read it.
 *
 * @param launcher the process that supervises
 * @param ready whether all parts were healthy at once
 * @param control the socket on which the launcher takes orders
 * @param kafka {@code host:port}
 * @param database how the database is reached
 * @param portOffset what was added to each port
 * @param addresses the first two numbers of the machines' addresses
 * @param parts all of them, by name
 */
public record RunFile(
        ProcessId launcher,
        boolean ready,
        String control,
        String kafka,
        Database database,
        int portOffset,
        String addresses,
        Map<PartId, PartRun> parts) {

    private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);

    public RunFile {
        parts = Collections.unmodifiableMap(new TreeMap<>(parts));
    }

    /**
     * One process, beyond doubt: a number alone is used again by the system.
     *
     * @param pid its number
     * @param startedAt when it started
     */
    public record ProcessId(long pid, Instant startedAt) {

        /** This very process. */
        public static ProcessId self() {
            return of(ProcessHandle.current());
        }

        /** That process. */
        public static ProcessId of(ProcessHandle handle) {
            return new ProcessId(handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
        }

        /** The process, if it still runs. */
        public Optional<ProcessHandle> alive() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(
                            handle ->
                                    handle.info()
                                            .startInstant()
                                            .map(this::isStart)
                                            .orElse(startedAt.equals(Instant.EPOCH)));
        }

        private boolean isStart(Instant at) {
            return Duration.between(startedAt, at).abs().compareTo(CLOCK_GRAIN) <= 0;
        }
    }

    /**
     * How the database is reached.
     *
     * @param url for JDBC
     * @param user the role
     * @param password of the role
     */
    public record Database(String url, String user, String password) {}

    /**
     * One part.
     *
     * @param pid its process; none while it is down
     * @param startedAt when that process started
     * @param health how it is
     * @param url where it serves HTTP, if it does
     * @param port where it listens first
     * @param log its log file
     */
    public record PartRun(
            Optional<Long> pid,
            Optional<Instant> startedAt,
            Health health,
            Optional<URI> url,
            int port,
            String log) {

        /** Its process; none while it is down. */
        public Optional<ProcessId> process() {
            return pid.map(number -> new ProcessId(number, startedAt.orElse(Instant.EPOCH)));
        }
    }

    /** How a part is. */
    public enum Health {
        /** Its turn has not come. */
        WAITING,
        /** Its process runs and is not healthy yet. */
        STARTING,
        /** It was healthy after its last start. */
        READY,
        /** It was stopped or killed by order. */
        STOPPED,
        /** It ended by itself. */
        DIED,
        /** The machine on which it runs is off; it starts with it. */
        OFF,
        /** The machine on which it runs stands still, and it too. */
        STILL
    }

    /** The part of that name. @throws IllegalArgumentException if there is none, with all names */
    public PartRun part(PartId name) {
        if (!parts.containsKey(name)) {
            throw new IllegalArgumentException(
                    "there is no part %s; there are %s"
                            .formatted(
                                    name,
                                    parts.keySet().stream()
                                            .map(PartId::value)
                                            .collect(Collectors.joining(", "))));
        }
        return parts.get(name);
    }

    /** Where that part serves HTTP. @throws IllegalArgumentException if it does not */
    public URI url(PartId name) {
        return part(name)
                .url()
                .orElseThrow(() -> new IllegalArgumentException(name + " serves no HTTP"));
    }

    /** What stands in a state directory; empty if nothing does, or nothing usable. */
    public static Optional<RunFile> read(StateDirectory state) {
        try {
            return Optional.of(
                    Json.mapper().readValue(Files.readString(state.runFile()), RunFile.class));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** The run file of a system that runs now. */
    public static Optional<RunFile> running(StateDirectory state) {
        return read(state).filter(run -> run.launcher().alive().isPresent());
    }

    void write(StateDirectory state) throws IOException {
        try {
            JsonNode tree = Json.mapper().valueToTree(this);
            StateDirectory.writePrivately(state.runFile(), tree.toPrettyString() + "\n");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
