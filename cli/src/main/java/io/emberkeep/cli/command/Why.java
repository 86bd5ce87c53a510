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
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.simulator.replay.Replay;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep why}. */
@Command(
        name = "why",
        description = {
            "Shows each decision about an incident: what came in, what was decided and why; and whether the same",
            "is decided again when the same comes in."
        },
        footer = {
            "",
            "dbss supervises the target (monitor-service), sif writes the configuration (sif-service), guard admits",
            "commands (hypervisor-adapter). Exit code 1 if a decision cannot be replayed, or not to the same end.",
        })
public final class Why implements Callable<Integer> {

    @ParentCommand private Emberkeep root;
    @Mixin private PoolOption pool = new PoolOption();
    @Mixin private OutputOption output = new OutputOption();

    @Parameters(
            index = "0",
            paramLabel = "INCIDENT",
            description = "Which one, as incidents shows it; the beginning of its id is enough.")
    private String id;

    @Option(
            names = "--all",
            description =
                    "Also what only passes on another decision, and what each changed in its part's state.")
    private boolean all;

    @Override
    public Integer call() throws InterruptedException {
        var session = Session.of(root);
        var name = session.pool(pool.named());
        var incident = Incidents.find(session, name, id);
        var since = Instant.parse(incident.path("detectedAt").asText());
        var found =
                KeptDecisions.read(
                        session.run().kafka(),
                        name,
                        new IncidentId(incident.path("id").asText()),
                        since,
                        root.surroundings());
        if (found.decisions().isEmpty()) {
            throw CliException.failed(nothing(incident, since, found.unreadable()));
        }
        var replayed =
                found.decisions().stream()
                        .map(decision -> new Replayed(decision, Replay.check(decision)))
                        .toList();
        root.surroundings().out().print(shown(incident, replayed));
        if (found.unreadable() > 0) {
            root.surroundings()
                    .err()
                    .printf(
                            "%d decisions of that time cannot be read by this version.%n",
                            found.unreadable());
        }
        root.surroundings().out().flush();
        return replayed.stream().allMatch(Replayed::same) ? ExitCode.OK : ExitCode.FAILED;
    }

    private String shown(JsonNode incident, List<Replayed> decisions) {
        if (output.format() != Format.TABLE) {
            return output.format().write(DecisionsJson.of(incident, decisions, all));
        }
        return new DecisionsView(
                        ZoneId.systemDefault(),
                        root.surroundings().columns(),
                        root.surroundings().terminal(),
                        all)
                .text(incident, decisions);
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
