package io.emberkeep.cli.command;

import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.rest.Rest;
import io.emberkeep.cli.rest.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep return} (DBSS-14, DBSS-15). */
@Command(
        name = "return",
        description =
                "Takes back a server that was given up and repaired, or that is held on its standby.")
public final class ReturnServer implements Callable<Integer> {

    @ParentCommand private Emberkeep root;
    @Mixin private PoolOption pool = new PoolOption();

    @Parameters(paramLabel = "SERVER", description = "Which server.")
    private String server;

    @Override
    public Integer call() {
        var session = Session.of(root);
        var name = session.pool(pool.named());
        session.sif()
                .send(
                        "POST",
                        Session.inPool(name, "/servers/%s/return".formatted(Rest.step(server))),
                        session.operator());
        root.surroundings()
                .out()
                .printf(
                        "%s is being returned. Follow it with ./emberkeep incidents --target %s.%n",
                        server, server);
        return ExitCode.OK;
    }
}
