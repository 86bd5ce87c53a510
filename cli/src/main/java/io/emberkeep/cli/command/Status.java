package io.emberkeep.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.Surroundings;
import io.emberkeep.cli.rest.Session;
import io.emberkeep.cli.view.Format;
import io.emberkeep.cli.view.StatusView;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep status}. */
@Command(
        name = "status",
        description = "Shows the pool: its hosts, its servers, and what each does.")
public final class Status implements Callable<Integer> {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration POWERS_WITHIN = Duration.ofSeconds(5);
    private static final String HOME_AND_CLEAR_BELOW = "\u001b[H\u001b[J";

    @ParentCommand private Emberkeep root;
    @Mixin private PoolOption pool = new PoolOption();
    @Mixin private OutputOption output = new OutputOption();

    @Option(names = "--watch", description = "Shows it again each second, until Ctrl-C.")
    private boolean watch;

    @Override
    public Integer call() throws InterruptedException {
        var out = root.surroundings().out();
        out.print(render());
        out.flush();
        while (watch) {
            Thread.sleep(EVERY);
            var next = render();
            out.print(root.surroundings().terminal() ? HOME_AND_CLEAR_BELOW + next : "\n" + next);
            out.flush();
        }
        return ExitCode.OK;
    }

    private String render() {
        return text(Session.of(root), pool, output.format(), root.surroundings().terminal());
    }

    /** The whole answer, as a text. */
    static String text(Session session, PoolOption pool, Format format, boolean coloured) {
        var json = json(session, pool);
        return format == Format.TABLE ? StatusView.table(json, coloured) : format.write(json);
    }

    /** The table for a system that just started: the adapter learns of the hosts a moment later. */
    static String textWithPowers(Session session, Surroundings surroundings)
            throws InterruptedException {
        var last = System.nanoTime() + POWERS_WITHIN.toNanos();
        while (session.powers().isEmpty() && System.nanoTime() < last) {
            Thread.sleep(Duration.ofMillis(100));
        }
        return text(session, new PoolOption(), Format.TABLE, surroundings.terminal());
    }

    private static ObjectNode json(Session session, PoolOption pool) {
        var powers = CompletableFuture.supplyAsync(session::powers, Thread::startVirtualThread);
        var troubles = session.troubles();
        try {
            var name = session.pool(pool.named());
            var status = session.sif().get(Session.inPool(name, "/status"));
            return StatusView.json(status, powers.join(), troubles);
        } catch (CliException silent) {
            // Why nothing can be shown is what must be shown.
            throw troubles.isEmpty()
                    ? silent
                    : CliException.failed(
                            StatusView.sentences(troubles) + "\n" + silent.getMessage());
        }
    }
}
