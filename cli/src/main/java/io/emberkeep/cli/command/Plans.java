package io.emberkeep.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.rest.Rest;
import io.emberkeep.cli.rest.Session;
import io.emberkeep.cli.view.Format;
import io.emberkeep.cli.view.PlansView;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep plans}. */
@Command(
        name = "plans",
        description =
                "Shows what power saving proposes, does and did, step by step; approves or rejects a proposal.")
public final class Plans implements Callable<Integer> {

    @ParentCommand private Emberkeep root;
    @Mixin private PoolOption pool = new PoolOption();
    @Mixin private OutputOption output = new OutputOption();

    @Option(names = "--size", paramLabel = "N", description = "At most so many. Default: 10.")
    private int size = 10;

    @Override
    public Integer call() {
        var session = Session.of(root);
        var name = session.pool(pool.named());
        var found = session.sif().get(Session.inPool(name, "/transitions?size=" + size));
        root.surroundings()
                .out()
                .print(
                        output.format() == Format.TABLE
                                ? PlansView.table(
                                        found,
                                        root.surroundings().terminal(),
                                        ZoneId.systemDefault())
                                : output.format().write(found));
        root.surroundings().out().flush();
        return ExitCode.OK;
    }

    @Command(name = "approve", description = "What was proposed is to be done.")
    int approve(
            @Mixin PoolOption where,
            @Parameters(
                            paramLabel = "ID",
                            description = "Which; the beginning of its id is enough.")
                    String id) {
        return decide(where, id, "approve", "is approved: a power-service begins it.");
    }

    @Command(
            name = "reject",
            description =
                    "What was proposed is not to be done; or a server that may be on two hosts is where the records say.")
    int reject(
            @Mixin PoolOption where,
            @Parameters(
                            paramLabel = "ID",
                            description = "Which; the beginning of its id is enough.")
                    String id) {
        return decide(where, id, "reject", "is rejected.");
    }

    private int decide(PoolOption where, String beginning, String word, String meaning) {
        var session = Session.of(root);
        var name = session.pool(where.named());
        var id = find(session, name, beginning);
        session.sif()
                .send(
                        "POST",
                        Session.inPool(name, "/plans/%s/%s".formatted(Rest.step(id), word)),
                        session.operator());
        root.surroundings().out().printf("Plan %s %s%n", id, meaning);
        return ExitCode.OK;
    }

    private static String find(Session session, String pool, String beginning) {
        var matching =
                StreamSupport.stream(
                                session.sif()
                                        .get(
                                                Session.inPool(
                                                        pool,
                                                        "/transitions?state=proposed&size=500"))
                                        .spliterator(),
                                false)
                        .map((JsonNode one) -> one.path("id").asText())
                        .filter(
                                one ->
                                        one.toLowerCase(Locale.ROOT)
                                                .startsWith(beginning.toLowerCase(Locale.ROOT)))
                        .toList();
        return switch (matching.size()) {
            case 0 ->
                    throw CliException.failed(
                            "There is no proposed plan %s; see ./emberkeep plans."
                                    .formatted(beginning));
            case 1 -> matching.getFirst();
            default ->
                    throw CliException.usage(
                            "%d proposed plans begin with %s: give more of the id."
                                    .formatted(matching.size(), beginning));
        };
    }
}
