package io.emberkeep.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.rest.Session;
import io.emberkeep.contract.configuration.Mode;

/** Says what automation may do in a pool (DESIGN rule 12). */
final class Modes {

    private Modes() {}

    static int set(Emberkeep root, PoolOption pool, Mode mode, String meaning) {
        var session = Session.of(root);
        var name = session.pool(pool.named());
        session.sif()
                .send(
                        "PUT",
                        Session.inPool(name, "/mode"),
                        JsonNodeFactory.instance.objectNode().put("mode", mode.name()),
                        session.operator());
        root.surroundings().out().printf("Pool %s %s%n", name, meaning);
        return ExitCode.OK;
    }
}
