package io.emberkeep.experiments.day;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.experiments.ExperimentException;
import io.emberkeep.experiments.client.Attempt;
import io.emberkeep.experiments.client.Client;
import io.emberkeep.experiments.client.ClientKind;
import io.emberkeep.experiments.client.Outage;
import io.emberkeep.experiments.result.Machine;
import io.emberkeep.experiments.run.Progress;
import io.emberkeep.experiments.system.OwnSystem;
import io.emberkeep.experiments.system.Place;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs a day on a system of its own: gives the load, looks on, and reads the account at its end. */
public final class DailyLoad {

    /** The speed at which the kept figures are measured: a day in a quarter of an hour. */
    public static final double SPEED = 96;

    private static final int NETWORK_PORT = 4007;
    private static final Duration LOOK = Duration.ofSeconds(3);
    private static final Duration TELL = Duration.ofSeconds(30);
    private static final Duration TO_BE_SERVED = Duration.ofMinutes(2);
    private static final Duration TO_BE_LIGHT = Duration.ofMinutes(3);

    private final Place place;
    private final Progress progress;
    private final double speed;

    /**
     * Nothing is started yet.
     *
     * @param place where the system is
     * @param progress is told how far it is
     * @param speed by which the day, the policy and the machines run faster than real time
     */
    public DailyLoad(Place place, Progress progress, double speed) {
        this.place = place;
        this.progress = progress;
        this.speed = speed;
    }

    /** Runs one day. @throws ExperimentException if it does not go as it must; the system is stopped then too */
    public DayResult run(Curve curve) throws InterruptedException {
        var machine = Machine.here();
        var length = Duration.ofMillis(Math.round(Curve.DAY.toMillis() / speed));
        progress.say(
                "%s: a day in %d s, on a system of its own (ports + %d, machines at %s.x, logs in %s)"
                        .formatted(
                                curve.experiment(),
                                length.toSeconds(),
                                place.ports(),
                                place.addresses(),
                                place.state().resolve("log")));
        try (var system = OwnSystem.start(place, DaySetup.at(speed), 1 / speed)) {
            system.measureEvery(DaySetup.samplesEvery(speed));
            var clients = clients(system);
            try {
                awaitServed(clients);
                awaitAsTheNightLeftIt(curve, system);
                return run(curve, machine, length, system, clients);
            } finally {
                clients.values().forEach(Client::close);
            }
        }
    }

    private DayResult run(
            Curve curve,
            Machine machine,
            Duration length,
            OwnSystem system,
            Map<String, Client> clients)
            throws InterruptedException {
        var startedAt = Instant.now();
        var began = System.nanoTime();
        system.follow(curve.points(), Curve.DAY, speed);
        var light = lookOn(curve, length, system, began);
        var energy = system.energy(startedAt);
        var served = new ArrayList<DayResult.Served>();
        clients.forEach((vip, client) -> served.add(served(vip, client.attempts(), began)));
        var transitions = system.transitions(startedAt);
        return new DayResult(
                curve.experiment(),
                curve.about(),
                startedAt,
                machine,
                Machine.here().loadBefore(),
                speed,
                system.settings(),
                system.times(),
                energy,
                light.result(),
                done(transitions),
                notDone(transitions),
                incidents(system, startedAt),
                served);
    }

    private LightState lookOn(Curve curve, Duration length, OwnSystem system, long began)
            throws InterruptedException {
        var light = new LightState();
        var told = 0L;
        while (true) {
            var passed = Duration.ofNanos(System.nanoTime() - began);
            if (passed.compareTo(length) >= 0) {
                return light;
            }
            light.look(system);
            if (passed.toSeconds() / TELL.toSeconds() > told) {
                told = passed.toSeconds() / TELL.toSeconds();
                progress.say(
                        "%s: %s, %d of 3 groups light, %d hosts asleep"
                                .formatted(
                                        curve.experiment(),
                                        clock(passed),
                                        light.groups(),
                                        light.asleep()));
            }
            Thread.sleep(LOOK.compareTo(length.minus(passed)) < 0 ? LOOK : length.minus(passed));
        }
    }

    private String clock(Duration passed) {
        var day = Duration.ofMillis(Math.round(passed.toMillis() * speed));
        return "%02d:%02d".formatted(day.toHours(), day.toMinutesPart());
    }

    private static Map<String, Client> clients(OwnSystem system) {
        var clients = new LinkedHashMap<String, Client>();
        try {
            for (var server : system.servers()) {
                for (var vip : server.path("vips")) {
                    var service = server.path("services").path(0);
                    clients.put(
                            vip.asText(),
                            ClientKind.RETRYING.start(
                                    vip.asText(),
                                    service.path("port").asInt(),
                                    false,
                                    NETWORK_PORT,
                                    1));
                }
            }
            return clients;
        } catch (IOException forbidden) {
            clients.values().forEach(Client::close);
            throw new ExperimentException(
                    "A client cannot be started: " + forbidden.getMessage(), forbidden);
        }
    }

    private static void awaitServed(Map<String, Client> clients) throws InterruptedException {
        var last = System.nanoTime() + TO_BE_SERVED.toNanos();
        while (!clients.values().stream().allMatch(one -> one.served(20))) {
            if (System.nanoTime() - last > 0) {
                throw new ExperimentException(
                        "Not within %d s: every client is served."
                                .formatted(TO_BE_SERVED.toSeconds()));
            }
            Thread.sleep(Duration.ofMillis(250));
        }
    }

    /** One day follows another: it begins light, at its first load, not with all machines just started. */
    private void awaitAsTheNightLeftIt(Curve curve, OwnSystem system) throws InterruptedException {
        progress.say(curve.experiment() + ": first as the night before leaves it, light");
        system.follow(curve.points().subList(0, 1), Curve.DAY, speed);
        var last = System.nanoTime() + TO_BE_LIGHT.toNanos();
        var light = new LightState();
        while (!light.look(system)) {
            if (System.nanoTime() - last > 0) {
                throw new ExperimentException(
                        "Not within %d s: every group is light and two hosts sleep."
                                .formatted(TO_BE_LIGHT.toSeconds()));
            }
            Thread.sleep(Duration.ofMillis(250));
        }
    }

    private static DayResult.Served served(String vip, List<Attempt> all, long began) {
        var attempts = all.stream().filter(one -> one.began() - began >= 0).toList();
        var failed = (int) attempts.stream().filter(one -> !one.served()).count();
        var longest =
                Outage.longest(attempts, began)
                        .map(outage -> outage.seen().toMillis() / 1000.0)
                        .orElse(-1.0);
        return new DayResult.Served(vip, attempts.size(), failed, longest);
    }

    private static Map<String, Integer> done(List<JsonNode> transitions) {
        var done = new TreeMap<String, Integer>();
        transitions.stream()
                .filter(one -> one.path("state").asText().equals("DONE"))
                .forEach(one -> done.merge(one.path("kind").asText(), 1, Integer::sum));
        return done;
    }

    private static List<String> notDone(List<JsonNode> transitions) {
        return transitions.stream()
                .filter(one -> !one.path("state").asText().equals("DONE"))
                .map(
                        one ->
                                "%s %s: %s"
                                        .formatted(
                                                one.path("id").asText(),
                                                one.path("state").asText(),
                                                one.path("reason").asText()))
                .toList();
    }

    private static List<String> incidents(OwnSystem system, Instant since) {
        return system.incidents().stream()
                .filter(one -> !Instant.parse(one.path("detectedAt").asText()).isBefore(since))
                .map(
                        one ->
                                "%s %s %s"
                                        .formatted(
                                                one.path("target").asText(),
                                                one.path("trouble").asText(),
                                                one.path("state").asText()))
                .toList();
    }
}
