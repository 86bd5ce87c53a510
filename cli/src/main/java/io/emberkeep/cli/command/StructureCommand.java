package io.emberkeep.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.rest.Session;
import io.emberkeep.cli.view.Format;
import io.emberkeep.cli.view.StructureView;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.launcher.pool.Member;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep structure}. */
@Command(
        name = "structure",
        description = "Shows who watches whom now, and why it differs from the start.",
        synopsisSubcommandLabel = "[set]",
        subcommands = StructureCommand.Set.class)
public final class StructureCommand implements Callable<Integer> {

    @ParentCommand private Emberkeep root;
    @Mixin private PoolOption pool = new PoolOption();
    @Mixin private OutputOption output = new OutputOption();

    @Override
    public Integer call() {
        var session = Session.of(root);
        var name = session.pool(pool.named());
        var found = session.sif().get(Session.inPool(name, "/structure"));
        root.surroundings()
                .out()
                .print(
                        output.format() == Format.TABLE
                                ? StructureView.table(found, root.surroundings().terminal())
                                : output.format().write(found));
        root.surroundings().out().flush();
        return ExitCode.OK;
    }

    /** {@code emberkeep structure set}. */
    @Command(
            name = "set",
            description = {
                "Sets the structure of a pool while it runs: dedicated, peer-to-peer (p2p) or ring.",
                "In the last two each target is watched by the monitor-service of another: these must"
                        + " run, each under its target's name (up --structure starts them so)."
            })
    static final class Set implements Callable<Integer> {

        @ParentCommand private StructureCommand parent;
        @Mixin private PoolOption pool = new PoolOption();

        @Parameters(paramLabel = "STRUCTURE", description = "dedicated, peer-to-peer (p2p) or ring")
        private String structure;

        @Option(
                names = "--ring-size",
                paramLabel = "N",
                defaultValue = "32",
                description = "How many members one ring has at most (${DEFAULT-VALUE}).")
        private int ringSize;

        @Option(
                names = "--anyway",
                description =
                        "Does not ask whether each target has a monitor-service here: they run elsewhere.")
        private boolean anyway;

        @Override
        public Integer call() {
            var session = Session.of(parent.root);
            var name = session.pool(pool.named());
            var inventory = (ObjectNode) session.sif().get(Session.inPool(name, "/inventory"));
            if (!anyway && !structure.equals("dedicated")) {
                refuseIfNobodyWatches(session, inventory);
            }
            var wanted = ((ObjectNode) inventory.path("settings")).putObject("structure");
            var kind = structure.equals("p2p") ? "peer-to-peer" : structure;
            wanted.put("kind", kind);
            if (kind.equals("ring")) {
                wanted.put("largest", ringSize);
            }
            var applied =
                    session.sif().send("PUT", "/api/v1/inventory", inventory, session.operator());
            parent.root
                    .surroundings()
                    .out()
                    .printf(
                            applied.path("changed").asBoolean()
                                    ? "Pool %s is %s now, at revision %s.%n"
                                    : "Nothing changed: pool %s is %s already, at revision %s.%n",
                            name,
                            kind,
                            applied.path("revision").asText());
            return ExitCode.OK;
        }

        /** A structure whose members do not run would leave everything unwatched. */
        private static void refuseIfNobodyWatches(Session session, JsonNode inventory) {
            var targets = new ArrayList<ServerId>();
            for (var server : inventory.path("servers")) {
                if (server.path("role").asText().equals("TARGET")) {
                    targets.add(new ServerId(server.path("name").asText()));
                }
            }
            var missing =
                    Member.all(targets).stream()
                            .filter(one -> !session.run().parts().containsKey(one.part()))
                            .map(one -> one.server().value())
                            .toList();
            if (!missing.isEmpty()) {
                throw CliException.refused(
                        "Nothing was changed: %s %s no monitor-service here, so that nobody would watch. Start the pool with ./emberkeep up --structure, or say --anyway if they run elsewhere."
                                .formatted(
                                        String.join(", ", missing),
                                        missing.size() == 1 ? "has" : "have"));
            }
        }
    }
}
