package io.emberkeep.monitor.watch;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.monitor.dbss.Dbss;
import io.emberkeep.monitor.dbss.DbssEffect;
import io.emberkeep.monitor.dbss.DbssInput;
import io.emberkeep.monitor.dbss.DbssState;
import io.emberkeep.monitor.dbss.TargetView;
import io.emberkeep.monitor.keeping.DbssKeeping;
import io.emberkeep.monitor.messaging.Channels;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * One target's mailbox: its inputs are handled one at a time, by whoever brings one while nobody is at it. Only what
 * may block gets a thread: a quiet tick needs none.
 */
public final class Watcher {

    private static final Logger LOG = Logger.getLogger(Watcher.class);

    private final Queue<DbssInput> mailbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Effects effects;
    private final InstantSource time;
    private final Channels channels;
    private final ServerId target;
    private volatile Now now;
    private volatile boolean stopped;

    /** What it is doing. @param since when it began to */
    public record Now(DbssState state, Instant since) {}

    Watcher(TargetView view, Effects.Means means) {
        this.target = view.target().name();
        this.time = means.time();
        this.channels = means.channels();
        this.now = new Now(DbssState.idle(view), time.instant());
        this.effects =
                new Effects(
                        view.pool(),
                        target,
                        means,
                        () -> now.state().view().settings(),
                        this::tell);
    }

    /** @param watched whether another member watched the target until now */
    void start(boolean watched) {
        tell(new DbssInput.Started(time.instant(), watched));
    }

    /** @param planned when its examination was to begin */
    void tick(Instant planned) {
        effects.planned(planned);
        tell(new DbssInput.Tick(time.instant()));
    }

    void tell(DbssInput input) {
        mailbox.add(input);
        if (busy.compareAndSet(false, true)) {
            handleAll();
        }
    }

    Now now() {
        return now;
    }

    private void handleAll() {
        do {
            for (var input = mailbox.poll(); input != null; input = mailbox.poll()) {
                var todo = handle(input);
                if (todo.stream().anyMatch(Effects::mayBlock)) {
                    Thread.ofVirtual()
                            .name("watch " + target)
                            .start(
                                    () -> {
                                        run(todo);
                                        handleAll();
                                    });
                    return;
                }
                run(todo);
            }
            busy.set(false);
        } while (!mailbox.isEmpty() && busy.compareAndSet(false, true));
    }

    private List<DbssEffect> handle(DbssInput input) {
        if (stopped) {
            effects.stop();
            return List.of();
        }
        try {
            var before = now.state();
            var decision = Dbss.decide(before, input);
            var same = before.phase().getClass() == decision.next().phase().getClass();
            now = new Now(decision.next(), same ? now.since() : input.at());
            if (DbssKeeping.isKept(before, decision)) {
                channels.keep(() -> DbssKeeping.of(before, input, decision));
            }
            return decision.effects();
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "%s: an input could not be handled: %s", target, input);
            return List.of();
        }
    }

    private void run(List<DbssEffect> todo) {
        try {
            todo.forEach(effects::run);
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "%s: what was decided could not be done: %s", target, todo);
        }
    }

    /** Handles nothing any more, and waits for no timer. */
    void stop() {
        stopped = true;
        effects.stop();
    }
}
