package io.emberkeep.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.emberkeep.cli.Emberkeep;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep drain}. */
@Command(
        name = "drain",
        description =
                "Empties a host for its maintenance: VIPs go first, then its servers are suspended or migrated, then it is in maintenance.",
        footer = {"", "./emberkeep maintenance off HOST gives it back, and its servers with it."})
public final class Drain implements Callable<Integer> {

    @ParentCommand private Emberkeep root;
    @Mixin private PoolOption pool = new PoolOption();

    @Parameters(paramLabel = "HOST", description = "Which host.")
    private String host;

    @Option(
            names = "--force",
            description = "Also if fewer hosts or standbys are left than the pool's reserve.")
    private boolean force;

    @Option(names = "--dry-run", description = "Only says which steps there would be.")
    private boolean dryRun;

    @Override
    public Integer call() {
        return new Errand(
                        root,
                        pool,
                        "%s is drained and in maintenance: nothing is moved or woken onto it. ./emberkeep maintenance off %s gives it back."
                                .formatted(host, host),
                        host + " is not drained")
                .run(
                        "drain",
                        JsonNodeFactory.instance.objectNode().put("host", host).put("force", force),
                        dryRun);
    }
}
