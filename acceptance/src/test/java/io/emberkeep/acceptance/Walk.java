package io.emberkeep.acceptance;

import static io.emberkeep.acceptance.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One recovery of F2 with its return, during which parts of ours are killed at a step and started again at
 * once; and what must be so all the time and in the end, as seen from outside.
 */
final class Walk {

    static final String TARGET = "F2";
    private static final String STANDBY = "Fb";
    private static final String VIP = "127.21.14.106";
    private static final Duration BOUND = Duration.ofSeconds(120);

    /** Short waits, so that a walk of hundreds takes no day; the examinations are those of the scenarios. */
    static final String SETTINGS = "settings: {maximumRestartWait: 20s}";

    private final TestSystem system;
    private final Parts parts;
    private final Calm calm;

    Walk(TestSystem system) {
        this.system = system;
        this.parts = new Parts(system);
        this.calm = new Calm(system);
    }

    /** Which recovery. */
    enum Fault {
        /** Nothing answers: fenced by its host, waited for, forced on. */
        SHUTDOWN("shutdown", TARGET),
        /** One daemon is down: its VIP is taken off, the server is restarted. */
        SERVICE("stop-service", TARGET, "vsftpd");

        private final String[] words;

        Fault(String... words) {
            this.words = words;
        }

        String title() {
            return String.join(" ", words);
        }
    }

    /**
     * What is killed, and when.
     *
     * @param step at which; empty if nothing is killed
     * @param parts which
     */
    record Kill(String step, List<String> parts) {
        static final Kill NONE = new Kill("", List.of());

        @Override
        public String toString() {
            return parts.isEmpty() ? "nothing killed" : String.join(" + ", parts) + " at " + step;
        }
    }

    /**
     * What came of it, from the fault on.
     *
     * @param function until a client was served again
     * @param target until the target itself served again
     * @param steps what was logged
     */
    record Result(Fault fault, Kill kill, Duration function, Duration target, List<String> steps)
            implements WalkTable.Row {

        @Override
        public String title() {
            return fault.title();
        }

        @Override
        public List<Duration> times() {
            return List.of(function, target);
        }
    }

    /** Goes it once. @throws AssertionError with everything seen, if anything is not as it must be */
    Result go(Fault fault, Kill kill) {
        awaitRest();
        var tick = calm.nextTick();
        Patience.pause(
                Duration.between(Instant.now(), tick.plus(calm.twoIntervals().dividedBy(4))));
        var steps = new StepWatch(system, TARGET);
        try (var callers = new Callers(system.address(VIP));
                var records = new Records(system)) {
            // A client that was not served before sees no change when the server fails.
            until(
                    "clients are served by " + TARGET,
                    BOUND,
                    () -> callers.servers().equals(List.of(TARGET)),
                    () -> seen(steps, callers));
            var start = Instant.now();
            system.fault(fault.words);
            if (!kill.parts().isEmpty()) {
                steps.await(kill.step(), BOUND);
                var processes = kill.parts().stream().flatMap(this::processes).toList();
                parts.kill(processes);
                parts.start(processes);
            }
            until(
                    TARGET + " is recovered",
                    BOUND,
                    () -> isOver(start) && servedAgain(callers, start).isPresent(),
                    () -> seen(steps, callers));
            awaitRest();
            assertThat(records.faults()).as("records").isEmpty();
            assertThat(records.looks()).as("how often the records were read").isPositive();
            assertThat(calm.conflictsSince(start)).as("two servers on one VIP").isEmpty();
            // A claim that came too late finds the target back by itself: the standby is not needed
            // then.
            var standby = callers.first(STANDBY, start);
            assertThat(callers.servers())
                    .as(() -> seen(steps, callers))
                    .isEqualTo(
                            standby.isPresent()
                                    ? List.of(TARGET, STANDBY, TARGET)
                                    : List.of(TARGET));
            var target = servedAgain(callers, standby.orElse(start)).orElseThrow();
            return new Result(
                    fault,
                    kill,
                    Duration.between(start, standby.orElse(target)),
                    Duration.between(start, target),
                    steps.steps());
        }
    }

    private static Optional<Instant> servedAgain(Callers callers, Instant after) {
        return callers.first(TARGET, after);
    }

    private java.util.stream.Stream<String> processes(String part) {
        return parts.processes(part).stream();
    }

    private boolean isOver(Instant start) {
        return unrest().isEmpty()
                && system.incidents().stream()
                        .anyMatch(
                                one ->
                                        one.path("target").asText().equals(TARGET)
                                                && one.hasNonNull("endedAt")
                                                && !Instant.parse(one.path("endedAt").asText())
                                                        .isBefore(start));
    }

    /** Waits until all is returned, nothing is open and nothing is held. */
    void awaitRest() {
        until("all is returned", BOUND, () -> unrest().isEmpty(), () -> unrest().toString());
    }

    private List<String> unrest() {
        var unrest = new ArrayList<String>();
        var configuration = Http.get(system.pool() + "/configuration");
        configuration.path("incidents").forEach(one -> unrest.add("open: " + one));
        TestSystem.stream(configuration.path("holds"))
                .filter(one -> !one.path("use").asText().equals("FREE"))
                .forEach(one -> unrest.add("held: " + one));
        expect(unrest, TARGET, "operation", "serving");
        expect(unrest, STANDBY, "standby", "standby");
        system.vm(STANDBY)
                .filter(
                        vm ->
                                !vm.path("state").asText().equals("PAUSED")
                                        || !vm.path("vips").isEmpty())
                .ifPresent(vm -> unrest.add(vm.toString()));
        return unrest;
    }

    private void expect(List<String> unrest, String server, String record, String state) {
        var seen = system.server(server);
        if (!seen.path("record").asText().equals(record)
                || !seen.path("state").asText().equals(state)) {
            unrest.add(seen.toString());
        }
    }

    private String seen(StepWatch steps, Callers callers) {
        return "steps %s; answered %s; %s"
                .formatted(steps.steps(), callers.changes(), unrestOrAway());
    }

    private String unrestOrAway() {
        try {
            return unrest().toString();
        } catch (java.io.UncheckedIOException | AssertionError away) {
            return "the records cannot be read: " + away.getMessage();
        }
    }

    /** The parts that are killed. */
    static final Set<String> PARTS =
            new java.util.LinkedHashSet<>(
                    List.of(
                            "broker",
                            "database",
                            "sif-service",
                            "hypervisor-adapter",
                            "monitor-service"));
}
