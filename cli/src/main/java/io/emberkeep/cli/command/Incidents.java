package io.emberkeep.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.rest.Rest;
import io.emberkeep.cli.rest.Session;
import io.emberkeep.cli.view.Format;
import io.emberkeep.cli.view.IncidentView;
import java.time.ZoneId;
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

/** {@code emberkeep incidents}. */
@Command(
        name = "incidents",
        description =
                "Shows the incidents, newest first; or the steps of one, with times and reasons.")
public final class Incidents implements Callable<Integer> {

    @ParentCommand private Emberkeep root;
    @Mixin private PoolOption pool = new PoolOption();
    @Mixin private OutputOption output = new OutputOption();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ID",
            description = "One incident; the beginning of its id is enough.")
    private Optional<String> id = Optional.empty();

    @Option(names = "--target", paramLabel = "SERVER", description = "Only those of that server.")
    private Optional<String> target = Optional.empty();

    @Option(names = "--open", description = "Only those that are not over.")
    private boolean open;

    @Option(names = "--size", paramLabel = "N", description = "At most so many. Default: 50.")
    private int size = 50;

    @Override
    public Integer call() {
        var session = Session.of(root);
        var name = session.pool(pool.named());
        var text = id.map(one -> one(session, name, one)).orElseGet(() -> several(session, name));
        root.surroundings().out().print(text);
        root.surroundings().out().flush();
        return ExitCode.OK;
    }

    private String several(Session session, String name) {
        var query = new StringBuilder("/incidents?size=" + size);
        target.ifPresent(server -> query.append("&target=").append(Rest.step(server)));
        var response = session.sif().getWithHeaders(Session.inPool(name, query.toString()));
        var found = IncidentView.json(tree(response.body()));
        if (open) {
            var all = found.elements();
            while (all.hasNext()) {
                if (over(all.next())) {
                    all.remove();
                }
            }
        }
        if (output.format() != Format.TABLE) {
            return output.format().write(found);
        }
        if (found.isEmpty()) {
            return "No incidents in pool %s.%n".formatted(name);
        }
        var total = Integer.parseInt(response.headers().getOrDefault("x-total-count", "0"));
        return IncidentView.table(found, root.surroundings().terminal(), ZoneId.systemDefault())
                + (total > size ? "%d of %d; --size N shows more.%n".formatted(size, total) : "");
    }

    private String one(Session session, String name, String beginning) {
        var incident = IncidentView.one(find(session, name, beginning));
        return output.format() == Format.TABLE
                ? IncidentView.detail(
                        incident, root.surroundings().terminal(), ZoneId.systemDefault())
                : output.format().write(incident);
    }

    /** The ids of those that begin so. */
    static List<String> matching(Session session, String name, String beginning) {
        var all = session.sif().get(Session.inPool(name, "/incidents?size=500"));
        return StreamSupport.stream(all.spliterator(), false)
                .map(one -> one.path("id").asText())
                .filter(
                        one ->
                                one.toLowerCase(Locale.ROOT)
                                        .startsWith(beginning.toLowerCase(Locale.ROOT)))
                .toList();
    }

    static JsonNode find(Session session, String name, String beginning) {
        var matching = matching(session, name, beginning);
        if (matching.size() > 1) {
            throw CliException.usage(
                    "%d incidents begin with %s: give more of the id."
                            .formatted(matching.size(), beginning));
        }
        var id = matching.isEmpty() ? beginning : matching.getFirst();
        return session.sif().get(Session.inPool(name, "/incidents/" + Rest.step(id)));
    }

    private static boolean over(JsonNode incident) {
        return switch (incident.path("state").asText()) {
            case "RECOVERED", "REFUSED" -> true;
            default -> false;
        };
    }

    private static JsonNode tree(String body) {
        try {
            return io.emberkeep.contract.wire.Json.mapper().readTree(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException noJson) {
            throw CliException.failed("sif-service answers with what is no JSON.");
        }
    }
}
