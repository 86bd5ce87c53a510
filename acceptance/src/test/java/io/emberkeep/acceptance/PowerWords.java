package io.emberkeep.acceptance;

import static io.emberkeep.acceptance.Patience.until;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of a script about loads and power saving, and what a story about them begins and ends with. */
final class PowerWords {

    private static final Duration BOUND = Duration.ofSeconds(120);
    private static final List<String> GROUPS = List.of("Mail", "Web", "FTP");
    private static final String BUSY = "70";

    /** Neither light nor heavy, whatever a group was. */
    private static final String MODERATE = "55";

    private final TestSystem system;

    PowerWords(TestSystem system) {
        this.system = system;
    }

    /** All groups are at work before anybody judges them. */
    void begin() {
        load("all", BUSY);
    }

    /** Whatever a story left, the next one finds the pool moderate. */
    void end() {
        system.command("power", "mode", "automatic").ok();
        load("all", MODERATE);
        new Calm(system).returnAll();
        GROUPS.forEach(group -> expectShape(group, "moderate"));
        until("all are at home", BOUND, this::allAtHome, this::seen);
        new Inventories(system).apply("");
        load("all", "0");
    }

    void load(String group, String percent) {
        (group.equals("all") ? GROUPS : List.of(group))
                .forEach(
                        one ->
                                Http.send(
                                                "PUT",
                                                system.testbed() + "/loads/" + one,
                                                "application/json",
                                                "{\"percent\":%s}".formatted(percent))
                                        .ok());
    }

    void decide(String word, String group) {
        expectProposed(group, true);
        system.command("plans", word, proposed(group).orElseThrow()).ok();
    }

    void expectProposed(String group, boolean so) {
        until(
                group + " is" + (so ? "" : " not") + " proposed",
                BOUND,
                () -> proposed(group).isPresent() == so,
                this::seen);
    }

    private Optional<String> proposed(String group) {
        return open().filter(one -> one.path("state").asText().equals("PROPOSED"))
                .filter(one -> owner(one).equals(group))
                .map(one -> one.path("id").asText())
                .findFirst();
    }

    void expectShape(String group, String shape) {
        until(
                group + " is " + shape,
                BOUND,
                () ->
                        shape(group).equals(shape)
                                && open().filter(one -> owner(one).equals(group))
                                        .allMatch(PowerWords::waits),
                this::seen);
    }

    void expectPower(String host, String power) {
        var asleep = power.equals("asleep");
        until(
                host + " is " + power,
                BOUND,
                () -> isAsleep(host) == asleep && isSuspended(host) == asleep,
                this::seen);
    }

    private java.util.stream.Stream<JsonNode> open() {
        return TestSystem.stream(Http.get(system.pool() + "/configuration").path("transitions"));
    }

    private static boolean waits(JsonNode transition) {
        return List.of("PROPOSED", "APPROVED").contains(transition.path("state").asText());
    }

    boolean allAtHome() {
        var records = Http.get(system.pool() + "/configuration");
        return records.path("suspend").isEmpty()
                && records.path("liveMigration").isEmpty()
                && records.path("sleeping").isEmpty()
                && records.path("transitions").isEmpty();
    }

    private static String owner(JsonNode transition) {
        return transition.hasNonNull("group") ? transition.path("group").asText() : "hosts";
    }

    /** As the records have it; heavy is a group whose spare works. */
    String shape(String group) {
        var records = Http.get(system.pool() + "/configuration");
        var known = Json.mapper().convertValue(records, PoolConfiguration.class);
        return Placement.of(known).shape(new GroupId(group)).name().toLowerCase(Locale.ROOT);
    }

    private boolean isAsleep(String host) {
        return TestSystem.stream(Http.get(system.pool() + "/records/sleeping"))
                .anyMatch(row -> row.path("host").asText().equals(host));
    }

    private boolean isSuspended(String host) {
        return TestSystem.stream(system.truth().path("hosts"))
                .filter(one -> one.path("name").asText().equals(host))
                .anyMatch(one -> one.path("power").asText().equals("SUSPENDED"));
    }

    String seen() {
        return system.command("groups").output() + system.command("plans").output();
    }
}
