package io.emberkeep.acceptance;

import static io.emberkeep.acceptance.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Figure 4 of C or its reverse, during which a part of ours is killed at one moment of a transition and started again at
 * once; and what must be so all the time and in the end, as seen from outside.
 */
final class PowerWalk implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(180);
    private static final List<String> GROUPS = List.of("Mail", "Web", "FTP");

    /** Quickly judged; {@code measuringPeriod} and {@code staleAfter} are scaled. */
    static final String SETTINGS =
            """
            settings:
              power:
                measuringPeriod: 2s
                staleAfter: 20s
                minimumTimes: {awake: 0s, asleep: 0s, moderate: 0s}
                payBack: none
                grace: 0s
            """;

    /** The parts that are killed. */
    static final List<String> PARTS = List.of("power-service", "sif-service", "hypervisor-adapter");

    private final TestSystem system;
    private final Parts parts;
    private final Calm calm;
    private final PowerWords power;
    private final TransitionWatch watch;

    PowerWalk(TestSystem system, PowerWords power) {
        this.system = system;
        this.parts = new Parts(system);
        this.calm = new Calm(system);
        this.power = power;
        this.watch = new TransitionWatch(system);
    }

    /** One way of figure 4. */
    enum Way {
        /** Each group on one server, two hosts asleep. */
        GATHERED("going light", "5"),
        /** Each server at home, all hosts awake. */
        BACK("going moderate", "70");

        private final String title;
        private final String percent;

        Way(String title, String percent) {
            this.title = title;
            this.percent = percent;
        }

        String title() {
            return title;
        }
    }

    /**
     * What came of it.
     *
     * @param met whether the moment came at all: which group wakes a host is left to chance
     * @param took from the change of load until all is as it should be
     * @param silence the longest that clients found a VIP silent
     * @param incidents how many were made of it
     * @param moments of the transitions
     */
    record Result(
            Way way,
            Walk.Kill kill,
            boolean met,
            Duration took,
            Duration silence,
            int incidents,
            List<String> moments)
            implements WalkTable.Row {

        @Override
        public String title() {
            return way.title();
        }

        @Override
        public List<Duration> times() {
            return List.of(took, silence);
        }

        /** Whether anything was taken back or left on the way. */
        boolean detour() {
            return moments.stream()
                    .anyMatch(one -> one.contains("undoing") || one.contains("interr"));
        }
    }

    /** Goes it once. @throws AssertionError with everything seen, if anything is not as it must be */
    Result go(Way way, Walk.Kill kill) {
        return go(way, kill, one -> parts.give("start", one));
    }

    /** The same, and what is killed stays dead. */
    Result goOnWithout(Way way, Walk.Kill kill) {
        return go(way, kill, _ -> {});
    }

    private Result go(Way way, Walk.Kill kill, Consumer<String> afterwards) {
        var incidents = system.incidents().size();
        var mark = watch.mark();
        var start = Instant.now();
        try (var clients = new VipClients(system);
                var records = new Records(system)) {
            power.load("all", way.percent);
            var met = kill.parts().isEmpty() || watch.await(kill.step(), mark, () -> over(way));
            if (met) {
                var processes =
                        kill.parts().stream()
                                .flatMap(one -> parts.processes(one).stream())
                                .toList();
                parts.kill(processes);
                processes.forEach(afterwards);
            }
            until("it is over: " + way.title(), BOUND, () -> over(way), () -> seen(mark));
            var took = Duration.between(start, Instant.now());
            calm.awaitWatched();
            until("it is at rest: " + way.title(), BOUND, () -> over(way), () -> seen(mark));
            assertThat(records.faults()).as("records").isEmpty();
            assertThat(records.looks()).as("how often the records were read").isPositive();
            assertThat(calm.conflictsSince(start)).as("two servers on one VIP").isEmpty();
            assertThat(watch.faults()).as("claims").isEmpty();
            assertThat(astray()).as(() -> seen(mark)).isEmpty();
            return new Result(
                    way,
                    kill,
                    met,
                    took,
                    clients.longestSilence(),
                    system.incidents().size() - incidents,
                    watch.since(mark));
        }
    }

    /** Whether the records have all groups as they should be, and nothing is open. */
    private boolean over(Way way) {
        var records = configuration();
        return records.path("transitions").isEmpty()
                && records.path("incidents").isEmpty()
                && GROUPS.stream().allMatch(group -> power.shape(group).equals(shape(way)))
                && switch (way) {
                    case GATHERED ->
                            names(records, "sleeping", "host").equals(Set.of("RS2", "RS3"));
                    case BACK -> power.allAtHome();
                };
    }

    private static String shape(Way way) {
        return switch (way) {
            case GATHERED -> "light";
            case BACK -> "moderate";
        };
    }

    /** Machines that are not as the records have them, and VIPs that their recorded holder does not answer. */
    private List<String> astray() {
        var records = configuration();
        var astray = new ArrayList<String>();
        var hosts =
                TestSystem.stream(system.truth().path("hosts"))
                        .collect(
                                Collectors.toMap(
                                        one -> one.path("name").asText(),
                                        one -> one.path("power").asText()));
        names(records, "sleeping", "host").stream()
                .filter(host -> !hosts.get(host).equals("SUSPENDED"))
                .forEach(host -> astray.add(host + " does not sleep"));
        for (var row : records.path("operation")) {
            operates(row, hosts, astray);
        }
        for (var row : records.path("suspend")) {
            vm(row).filter(
                            vm ->
                                    vm.path("state").asText().equals("PAUSED")
                                            && vm.path("vips").isEmpty())
                    .ifPresentOrElse(_ -> {}, () -> astray.add("not suspended: " + row));
        }
        return astray;
    }

    private void operates(JsonNode row, Map<String, String> hosts, List<String> astray) {
        var name = row.path("server").asText();
        vm(row).filter(vm -> vm.path("state").asText().equals("RUNNING"))
                .filter(vm -> vm.path("host").asText().equals(row.path("realServer").asText()))
                .filter(vm -> hosts.get(vm.path("host").asText()).equals("ON"))
                .ifPresentOrElse(_ -> {}, () -> astray.add("does not run there: " + row));
        row.path("vips")
                .forEach(
                        vip -> {
                            var answer = VipClient.ask(vip.asText()).orElse("nobody");
                            if (!answer.equals(name)) {
                                astray.add(
                                        "%s of %s is answered by %s".formatted(vip, name, answer));
                            }
                        });
    }

    private java.util.Optional<JsonNode> vm(JsonNode row) {
        return system.vm(row.path("server").asText());
    }

    private JsonNode configuration() {
        return Http.get(system.pool() + "/configuration");
    }

    private static Set<String> names(JsonNode records, String record, String field) {
        return TestSystem.stream(records.path(record))
                .map(row -> row.path(field).asText())
                .collect(Collectors.toSet());
    }

    private String seen(int mark) {
        return "%s; %s".formatted(watch.since(mark), power.seen());
    }

    @Override
    public void close() {
        watch.close();
    }
}
