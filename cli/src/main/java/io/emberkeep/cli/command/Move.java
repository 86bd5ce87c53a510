package io.emberkeep.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.emberkeep.cli.Emberkeep;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep move}. */
@Command(
        name = "move",
        description =
                "Live-migrates a server in operation to another host, where it stays; its addresses go with it.")
public final class Move implements Callable<Integer> {

    @ParentCommand private Emberkeep root;
    @Mixin private PoolOption pool = new PoolOption();

    @Parameters(index = "0", paramLabel = "SERVER", description = "Which server.")
    private String server;

    @Parameters(
            index = "1",
            paramLabel = "HOST",
            description = "Where to; woken first if it sleeps.")
    private String host;

    @Option(names = "--dry-run", description = "Only says which steps there would be.")
    private boolean dryRun;

    @Override
    public Integer call() {
        return new Errand(
                        root,
                        pool,
                        "%s is on %s.".formatted(server, host),
                        "%s is not moved".formatted(server))
                .run(
                        "move",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("server", server)
                                .put("host", host),
                        dryRun);
    }
}
