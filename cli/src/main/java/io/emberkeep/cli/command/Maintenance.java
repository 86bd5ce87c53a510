package io.emberkeep.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.rest.Rest;
import io.emberkeep.cli.rest.Session;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep maintenance}. */
@Command(
        name = "maintenance",
        description =
                "Takes a server, or a host with its servers, out of automation's hands, or gives it back.")
public final class Maintenance implements Callable<Integer> {

    @ParentCommand private Emberkeep root;
    @Mixin private PoolOption pool = new PoolOption();

    @Parameters(index = "0", paramLabel = "on|off", description = "Begins or ends it.")
    private Switch state;

    @Parameters(index = "1", paramLabel = "SERVER|HOST", description = "Of which machine.")
    private String name;

    /** Which way. */
    enum Switch {
        /** Nothing is done about it from now on. */
        on,
        /** It is watched and recovered again. */
        off
    }

    @Override
    public Integer call() {
        var session = Session.of(root);
        var inPool = session.pool(pool.named());
        var status = session.sif().get(Session.inPool(inPool, "/status"));
        var kind = kind(status, inPool);
        session.sif()
                .send(
                        "PUT",
                        Session.inPool(
                                inPool, "/%s/%s/maintenance".formatted(kind, Rest.step(name))),
                        JsonNodeFactory.instance.objectNode().put("on", state == Switch.on),
                        session.operator());
        root.surroundings()
                .out()
                .printf(
                        state == Switch.on
                                ? "%s is in maintenance: nothing is done about it.%n"
                                : "%s is out of maintenance: it is watched and recovered again.%n",
                        name);
        return ExitCode.OK;
    }

    private String kind(JsonNode status, String inPool) {
        if (names(status.path("servers")).anyMatch(name::equals)) {
            return "servers";
        }
        if (names(status.path("hosts")).anyMatch(name::equals)) {
            return "hosts";
        }
        throw CliException.failed(
                "There is no server or host %s in pool %s; see ./emberkeep status."
                        .formatted(name, inPool));
    }

    private static Stream<String> names(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(one -> one.path("name").asText());
    }
}
