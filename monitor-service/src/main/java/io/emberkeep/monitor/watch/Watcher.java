package io.emberkeep.monitor.watch;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.monitor.dbss.Dbss;
import io.emberkeep.monitor.dbss.DbssInput;
import io.emberkeep.monitor.dbss.DbssState;
import io.emberkeep.monitor.dbss.TargetView;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jboss.logging.Logger;

/** One target's mailbox: its inputs are handled one at a time, on a virtual thread of its own. */
public final class Watcher {

    private static final Logger LOG = Logger.getLogger(Watcher.class);

    private final BlockingQueue<DbssInput> mailbox = new LinkedBlockingQueue<>();
    private final Effects effects;
    private final Thread thread;
    private final ServerId target;
    private volatile Now now;

    /** What it is doing. @param since when it began to */
    public record Now(DbssState state, Instant since) {}

    Watcher(TargetView view, Effects.Means means) {
        this.target = view.target().name();
        this.now = new Now(DbssState.idle(view), Instant.now());
        this.effects =
                new Effects(
                        view.pool(),
                        target,
                        means,
                        () -> now.state().view().settings(),
                        mailbox::add);
        this.thread = Thread.ofVirtual().name("watch " + target).unstarted(this::run);
    }

    void start() {
        thread.start();
        tell(new DbssInput.Started(Instant.now()));
    }

    void tell(DbssInput input) {
        mailbox.add(input);
    }

    Now now() {
        return now;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                handle(mailbox.take());
            }
        } catch (InterruptedException stopped) {
            effects.stop();
        }
    }

    private void handle(DbssInput input) {
        try {
            var before = now.state();
            var decision = Dbss.decide(before, input);
            var same = before.phase().getClass() == decision.next().phase().getClass();
            now = new Now(decision.next(), same ? now.since() : input.at());
            decision.effects().forEach(effects::run);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "%s: an input could not be handled: %s", target, input);
        }
    }

    void stop() {
        thread.interrupt();
    }
}
