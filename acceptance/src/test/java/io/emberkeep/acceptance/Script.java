package io.emberkeep.acceptance;

import static io.emberkeep.acceptance.Patience.until;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.simulator.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Does what the lines of a script say. */
final class Script {

    private static final Duration BOUND = Duration.ofSeconds(90);

    private static final Pattern COMMAS = Pattern.compile(", ");

    private final TestSystem system;
    private final IncidentLog log;
    private final Instant start;
    private final Events events;
    private final PowerWords power;
    private final Parts parts;
    private final Map<String, Long> seen = new HashMap<>();

    Script(TestSystem system, IncidentLog log, Instant start, Events events, PowerWords power) {
        this.system = system;
        this.log = log;
        this.start = start;
        this.events = events;
        this.power = power;
        this.parts = new Parts(system);
    }

    void run(List<Scenario.Line> lines) {
        for (var line : lines) {
            await(line.when());
            for (var what : COMMAS.splitAsStream(line.what()).toList()) {
                perform(what.strip());
            }
        }
    }

    private void await(Scenario.When when) {
        switch (when) {
            case Scenario.When.At(var since) -> {
                var at = start.plus(scaled(since));
                var wait = Duration.between(Instant.now(), at);
                if (wait.isPositive()) {
                    Patience.pause(wait);
                }
            }
            case Scenario.When.Logged(var server, var step) -> {
                var before = seen.getOrDefault(server + step, 0L);
                until(
                        server + " logs " + step,
                        BOUND,
                        () -> log.count(server, step) > before,
                        () -> log.lines().toString());
                seen.put(server + step, log.count(server, step));
            }
            case Scenario.When.Then() -> {}
        }
    }

    private static Duration scaled(Duration papers) {
        return Duration.ofMillis(Math.round(papers.toMillis() * TestSystem.SCALE));
    }

    private void perform(String what) {
        var words = what.split(" ");
        switch (words[0]) {
            case "expect-vip" -> expectVip(words[1], words[2].equals("silent") ? "" : words[3]);
            case "expect" -> expectVm(words[1], words[2], words.length > 3 ? words[3] : "");
            case "expect-host" -> expectField(words[1], "host", words[2]);
            case "expect-record" -> expectField(words[1], "record", words[2]);
            case "expect-state" -> expectField(words[1], "state", what.split(" ", 3)[2]);
            case "expect-event" -> expectEvent(words[1], words[2]);
            case "load" -> power.load(words[1], words[2]);
            case "power" -> system.command("power", "mode", words[1]).ok();
            case "approve", "reject" -> power.decide(words[0], words[1]);
            case "expect-shape" -> power.expectShape(words[1], words[2]);
            case "expect-power" -> power.expectPower(words[1], words[2]);
            case "expect-proposed" -> power.expectProposed(words[1], true);
            case "expect-not-proposed" -> power.expectProposed(words[1], false);
            case "expect-quiet" -> expectQuiet(seconds(words[1]));
            case "wait" -> Patience.pause(scaled(seconds(words[1])));
            case "kill", "start" -> part(words[0], words[1]);
            case "stop" -> part("pause", words[1]);
            case "continue" -> part("resume", words[1]);
            case "arm", "disarm", "report-only", "maintenance", "return" ->
                    system.command(words).ok();
            default -> system.fault(words);
        }
    }

    private static Duration seconds(String word) {
        return Duration.ofSeconds(Long.parseLong(word.replace("s", "")));
    }

    /** Kill and stop are done at once; a start returns when the part is healthy. */
    private void part(String verb, String name) {
        parts.give(verb, name);
    }

    private void expectVip(String server, String answerer) {
        for (var vip : vips(server)) {
            until(
                    vip + " is answered by «" + answerer + "»",
                    BOUND,
                    () -> VipClient.ask(vip).orElse("").equals(answerer),
                    () -> VipClient.ask(vip) + " " + log.lines());
        }
    }

    /** The VIPs that the inventory gives the server, whoever holds them now. */
    private Set<String> vips(String server) {
        return TestSystem.stream(
                        Http.get(system.pool() + "/configuration")
                                .path("inventory")
                                .path("servers"))
                .filter(one -> one.path("name").asText().equals(server))
                .flatMap(one -> TestSystem.stream(one.path("vips")))
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private void expectVm(String name, String condition, String host) {
        until(
                String.join(" ", name, condition, host),
                BOUND,
                () ->
                        system.vm(name)
                                .filter(
                                        vm ->
                                                condition.equals("at")
                                                        ? vm.path("host").asText().equals(host)
                                                        : vm.path("state")
                                                                .asText()
                                                                .equalsIgnoreCase(condition))
                                .isPresent(),
                () -> system.vm(name).toString());
    }

    private void expectField(String server, String field, String value) {
        until(
                server + " has the " + field + " " + value,
                BOUND,
                () -> system.server(server).path(field).asText().equals(value),
                () -> system.server(server).toString());
    }

    private void expectEvent(String server, String kind) {
        until(
                "event " + kind + " about " + server,
                BOUND,
                () -> events.since(start, server).contains("io.emberkeep.failure." + kind + ".v1"),
                () -> events.since(start, server).toString());
    }

    private void expectQuiet(Duration papers) {
        var before = log.lines();
        Patience.pause(scaled(papers));
        var after = log.lines();
        if (!before.equals(after)) {
            throw new AssertionError("not quiet: " + after.subList(before.size(), after.size()));
        }
    }
}
