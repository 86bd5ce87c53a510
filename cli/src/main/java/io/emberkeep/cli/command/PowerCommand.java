package io.emberkeep.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.rest.Session;
import io.emberkeep.contract.configuration.PowerMode;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code emberkeep power}. */
@Command(name = "power", description = "Says what power saving may do by itself.")
public final class PowerCommand implements Runnable {

    @ParentCommand private Emberkeep root;
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(root.surroundings().out());
    }

    @Command(name = "mode", description = "Sets what power saving may do by itself.")
    int mode(
            @Mixin PoolOption pool,
            @Parameters(
                            paramLabel = "automatic|approve|report-only",
                            description =
                                    "What is worth it is done; or is proposed, for ./emberkeep plans approve; or is only shown.")
                    Mode mode) {
        var session = Session.of(root);
        var name = session.pool(pool.named());
        session.sif()
                .send(
                        "PUT",
                        Session.inPool(name, "/power/mode"),
                        JsonNodeFactory.instance.objectNode().put("mode", mode.meant.name()),
                        session.operator());
        root.surroundings().out().printf("Pool %s: %s%n", name, mode.meaning);
        return ExitCode.OK;
    }

    /** As it is typed. */
    enum Mode {
        automatic(PowerMode.AUTOMATIC, "power saving does what is worth it."),
        approve(
                PowerMode.APPROVE,
                "power saving proposes, and waits for ./emberkeep plans approve ID."),
        report_only(PowerMode.REPORT_ONLY, "power saving only shows what it would do.");

        private final PowerMode meant;
        private final String meaning;

        Mode(PowerMode meant, String meaning) {
            this.meant = meant;
            this.meaning = meaning;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
