package io.emberkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/** A part that is away for a while, and what {@code emberkeep status} says meanwhile. */
final class Outages {

    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(20);

    private final TestSystem system;
    private final Parts parts;

    Outages(TestSystem system) {
        this.system = system;
        this.parts = new Parts(system);
    }

    /** How a part goes away, and how it comes back. */
    enum How {
        /** kill -9, and a start. */
        KILLED,
        /** SIGSTOP and SIGCONT: it keeps its connections and says nothing. */
        FROZEN
    }

    /** Takes it away. */
    void begin(How how, String part) {
        switch (how) {
            case KILLED -> parts.kill(List.of(part));
            case FROZEN -> frozen("STOP", part);
        }
    }

    /** Brings it back. */
    void end(How how, String part) {
        switch (how) {
            case KILLED -> parts.start(List.of(part));
            case FROZEN -> frozen("CONT", part);
        }
    }

    /** All of its processes: PostgreSQL has one for each connection. */
    private void frozen(String signal, String part) {
        var pid = system.run().at("/parts/" + part + "/pid").asLong();
        var root = ProcessHandle.of(pid).orElseThrow();
        java.util.stream.Stream.concat(java.util.stream.Stream.of(root), root.descendants())
                .forEach(
                        process ->
                                Shell.run(
                                        java.util.Map.of(),
                                        Duration.ofSeconds(5),
                                        List.of(
                                                "kill",
                                                "-" + signal,
                                                Long.toString(process.pid()))));
    }

    /** Waits until the command shows that the part is away. */
    void awaitShown(String part) {
        Patience.until(
                "status shows that the " + part + " is away",
                SHOWN_WITHIN,
                () -> status().contains("The " + part),
                this::status);
        assertThat(status()).containsPattern("The " + part + " .*since \\d{4}-\\d\\d-\\d\\dT");
    }

    /** Waits until it shows that all is well. */
    void awaitGone(String part) {
        Patience.until(
                "status shows no " + part + " that is away",
                SHOWN_WITHIN,
                () -> !status().contains("The " + part) && status().contains("SERVER"),
                this::status);
    }

    private String status() {
        return system.command("status").output();
    }
}
