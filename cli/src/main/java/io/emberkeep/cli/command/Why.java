package io.emberkeep.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.rest.Session;
import io.emberkeep.cli.view.DecisionsJson;
import io.emberkeep.cli.view.DecisionsView;
import io.emberkeep.cli.view.DecisionsView.Replayed;
import io.emberkeep.cli.view.Format;
import io.emberkeep.contract.Topics;
import io.emberkeep.contract.decision.About;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.simulator.replay.Replay;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep why}. */
@Command(
        name = "why",
        description = {
            "Shows each decision about an incident, or of power saving about a group, host, server or transition: what came",
            "in, what was decided and why; and whether the same is decided again when the same comes in."
        },
        footer = {
            "",
            "dbss supervises the target (monitor-service), sif writes the configuration (sif-service), guard admits",
            "commands (hypervisor-adapter), pss saves power (power-service). A server's name means its incident, if it had",
            "one; --power means power saving. Exit code 1 if a decision cannot be replayed, or not to the same end.",
        })
public final class Why implements Callable<Integer> {

    private static final Duration A_DAY = Duration.ofDays(1);

    @ParentCommand private Emberkeep root;
    @Mixin private PoolOption pool = new PoolOption();
    @Mixin private OutputOption output = new OutputOption();

    @Parameters(
            index = "0",
            paramLabel = "WHAT",
            description = {
                "An incident, as incidents shows it: the beginning of its id is enough. Or a group, host, server, or the",
                "beginning of a transition's id."
            })
    private String what;

    @Option(
            names = "--all",
            description =
                    "Also what only passes on another decision, and what each changed in its part's state.")
    private boolean all;

    @Option(
            names = "--power",
            description = "What power saving decided, whatever incidents there were.")
    private boolean power;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description =
                    "What power saving decided from then on: 10m, 2h, 7d, or a time as 2026-11-23T10:00:00Z. Default: 1d.")
    private Optional<String> since = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        var session = Session.of(root);
        var name = session.pool(pool.named());
        var replayed =
                power || since.isPresent() || isSavingPower(session, name)
                        ? aboutPower(session, name)
                        : aboutIncident(session, name);
        root.surroundings().out().flush();
        return replayed.stream().allMatch(Replayed::same) ? ExitCode.OK : ExitCode.FAILED;
    }

    private boolean isSavingPower(Session session, String name) {
        return isGroup(session.sif().get(Session.inPool(name, "/groups")), what)
                || Incidents.matching(session, name, what).isEmpty();
    }

    /** A group's name never means an incident; any other does if one begins so, also that of a server called ftp of group FTP. */
    static boolean isGroup(JsonNode groups, String what) {
        return StreamSupport.stream(groups.spliterator(), false)
                .anyMatch(group -> group.path("name").asText().equals(what));
    }

    private List<Replayed> aboutIncident(Session session, String name) throws InterruptedException {
        var incident = Incidents.find(session, name, what);
        var detected = Instant.parse(incident.path("detectedAt").asText());
        var found =
                KeptDecisions.read(
                        session.run().kafka(),
                        name,
                        new IncidentId(incident.path("id").asText()),
                        detected,
                        root.surroundings());
        if (found.decisions().isEmpty()) {
            throw CliException.failed(nothing(incident, detected, found.unreadable()));
        }
        var replayed = replayed(found);
        print(
                output.format() == Format.TABLE
                        ? view().text(incident, replayed)
                        : output.format().write(DecisionsJson.of(incident, replayed, all)),
                found.unreadable());
        return replayed;
    }

    private List<Replayed> aboutPower(Session session, String name) throws InterruptedException {
        var ago = since.map(Events::ago).orElse(A_DAY);
        var begin = Instant.now().minus(ago);
        var found =
                KeptDecisions.read(
                        session.run().kafka(),
                        name,
                        decision -> decision.about().stream().anyMatch(this::isMeant),
                        begin,
                        root.surroundings());
        if (found.decisions().isEmpty()) {
            throw CliException.failed(
                    "No incident begins with %s, and power saving decided nothing about such a group, host, server or transition since %s."
                            .formatted(what, begin.truncatedTo(ChronoUnit.SECONDS)));
        }
        var replayed = replayed(found);
        print(
                output.format() == Format.TABLE
                        ? view().text(what, begin, replayed)
                        : output.format().write(DecisionsJson.of(what, begin, replayed, all)),
                found.unreadable());
        return replayed;
    }

    private boolean isMeant(About about) {
        return about.name().equalsIgnoreCase(what)
                || about.kind().equals("transition")
                        && what.contains("-")
                        && about.name()
                                .toLowerCase(Locale.ROOT)
                                .startsWith(what.toLowerCase(Locale.ROOT));
    }

    private static List<Replayed> replayed(KeptDecisions.Found found) {
        return found.decisions().stream()
                .map(decision -> new Replayed(decision, Replay.check(decision)))
                .toList();
    }

    private DecisionsView view() {
        return new DecisionsView(
                ZoneId.systemDefault(),
                root.surroundings().columns(),
                root.surroundings().terminal(),
                all);
    }

    private void print(String text, int unreadable) {
        root.surroundings().out().print(text);
        if (unreadable > 0) {
            root.surroundings()
                    .err()
                    .printf(
                            "%d decisions of that time cannot be read by this version.%n",
                            unreadable);
        }
    }

    private static String nothing(JsonNode incident, Instant since, int unreadable) {
        var id = incident.path("id").asText();
        var kept =
                Duration.ofMillis(Long.parseLong(Topics.DECISIONS.configs().get("retention.ms")));
        if (since.isBefore(Instant.now().minus(kept))) {
            return "The decisions about %s are no longer kept: it was detected %s, and they are kept for %d days."
                    .formatted(id, since, kept.toDays());
        }
        return unreadable > 0
                ? "%d decisions of the time of %s cannot be read by this version, and none that can is about it."
                        .formatted(unreadable, id)
                : "No decision about %s was kept: the broker was away or the parts were killed at that time. Its steps: ./emberkeep incidents %s."
                        .formatted(id, id);
    }
}
