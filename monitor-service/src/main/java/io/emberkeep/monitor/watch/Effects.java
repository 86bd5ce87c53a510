package io.emberkeep.monitor.watch;

import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.contract.signal.IncidentReport.StepTaken;
import io.emberkeep.monitor.dbss.DbssEffect;
import io.emberkeep.monitor.dbss.DbssInput;
import io.emberkeep.monitor.dbss.Finding;
import io.emberkeep.monitor.dbss.Punctuality;
import io.emberkeep.monitor.dbss.Trust;
import io.emberkeep.monitor.messaging.Channels;
import io.emberkeep.monitor.probe.Examiner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Runs the effects of one target's DBSS and feeds back what came of them (DESIGN rule 1). */
final class Effects {

    private static final Logger LOG = Logger.getLogger(Effects.class);

    private final ServerId target;
    private final PoolId pool;
    private final Means means;
    private final Supplier<Settings> settings;
    private final Consumer<DbssInput> mailbox;
    private final Map<String, Future<?>> timers = new ConcurrentHashMap<>();
    private final Punctuality punctuality = new Punctuality();
    private volatile Instant planned = Instant.EPOCH;

    /**
     * What effects are run with; shared by all targets of a pool.
     *
     * @param clock by which timers ring
     * @param time of which all times are that the core is told
     * @param clockError how far the machine's own clock is ahead of that (SYNC-1)
     */
    record Means(
            Channels channels,
            Examiner examiner,
            Ledger ledger,
            Transitions transitions,
            ScheduledExecutorService clock,
            InstantSource time,
            Supplier<Duration> clockError) {}

    Effects(
            PoolId pool,
            ServerId target,
            Means means,
            Supplier<Settings> settings,
            Consumer<DbssInput> mailbox) {
        this.pool = pool;
        this.target = target;
        this.means = means;
        this.settings = settings;
        this.mailbox = mailbox;
    }

    /** The next examination of the interval was to begin then. */
    void planned(Instant at) {
        planned = at;
    }

    /** Whether running an effect can take long: what is written waits for the broker when there is none. */
    static boolean mayBlock(DbssEffect effect) {
        return switch (effect) {
            case DbssEffect.ReportSif _, DbssEffect.Publish _, DbssEffect.StepDone _ -> true;
            case DbssEffect.Examine _,
                    DbssEffect.AskSif _,
                    DbssEffect.Order _,
                    DbssEffect.StartTimer _,
                    DbssEffect.CancelTimer _ ->
                    false;
        };
    }

    void run(DbssEffect effect) {
        switch (effect) {
            case DbssEffect.Examine examine -> examine(examine);
            case DbssEffect.AskSif(var name, var question, var patience) ->
                    beside(
                            name,
                            () -> {
                                var answer = means.channels().ask(question, patience);
                                return new DbssInput.SifAnswered(
                                        means.time().instant(), name, answer);
                            });
            case DbssEffect.Order order ->
                    beside(
                            order.name(),
                            () -> {
                                var answer = means.channels().command(order);
                                return new DbssInput.CommandAnswered(
                                        means.time().instant(), order.name(), answer);
                            });
            case DbssEffect.ReportSif(var report) -> means.channels().report(report);
            case DbssEffect.Publish(var failure) -> means.channels().publish(failure);
            case DbssEffect.StepDone done -> step(done);
            case DbssEffect.StartTimer(var name, var after) ->
                    timers.put(
                            name,
                            means.clock()
                                    .schedule(
                                            () -> rang(name),
                                            after.toMillis(),
                                            TimeUnit.MILLISECONDS));
            case DbssEffect.CancelTimer(var name) -> {
                var timer = timers.remove(name);
                if (timer != null) {
                    timer.cancel(false);
                }
            }
        }
    }

    private void rang(String name) {
        timers.remove(name);
        mailbox.accept(new DbssInput.TimerRang(means.time().instant(), name));
    }

    private void step(DbssEffect.StepDone done) {
        means.transitions().step(pool, target, done);
        done.epoch()
                .ifPresent(
                        epoch ->
                                means.channels()
                                        .report(
                                                new StepTaken(
                                                        done.incident(),
                                                        epoch,
                                                        done.at(),
                                                        done.job(),
                                                        done.step(),
                                                        done.detail())));
    }

    private void examine(DbssEffect.Examine examine) {
        var fresh = examine.purpose().isFresh();
        if (fresh) {
            var lateness = means.ledger().lateness();
            synchronized (punctuality) {
                punctuality.tick(lateness);
            }
        }
        means.examiner()
                .examine(
                        examine.subject(),
                        new Examiner.Progress() {
                            @Override
                            public void begun() {
                                synchronized (punctuality) {
                                    punctuality.begun(means.time().instant());
                                }
                                if (fresh) {
                                    means.transitions()
                                            .begun(
                                                    Duration.between(
                                                            planned, means.time().instant()));
                                }
                            }

                            @Override
                            public void network(boolean good) {
                                if (fresh) {
                                    means.ledger().seen(target, good);
                                }
                            }

                            @Override
                            public void ended(Finding finding) {
                                examined(examine, finding);
                            }
                        });
    }

    private void examined(DbssEffect.Examine examine, Finding finding) {
        var ended = means.time().instant();
        Duration late;
        synchronized (punctuality) {
            late = punctuality.ended(ended, examine.subject());
        }
        var bad = finding instanceof Finding.Bad;
        if (examine.purpose().isFresh() && bad) {
            means.ledger().seen(target, false);
        }
        if (bad && examine.purpose().needsTrust()) {
            beside(
                    examine.name(),
                    () -> {
                        var trust =
                                means.ledger()
                                        .judge(
                                                settings.get(),
                                                late,
                                                settings.get().networkTimeout());
                        return new DbssInput.Examined(ended, examine.name(), finding, trust);
                    });
        } else {
            mailbox.accept(
                    new DbssInput.Examined(ended, examine.name(), finding, new Trust.Full()));
        }
    }

    /** Something that blocks, on a thread of its own; a fault of ours must not stop the target's watch. */
    private void beside(String name, Blocking work) {
        Thread.ofVirtual()
                .name(target + " " + name)
                .start(
                        () -> {
                            try {
                                mailbox.accept(work.run());
                            } catch (InterruptedException stopped) {
                                Thread.currentThread().interrupt();
                            } catch (RuntimeException fault) {
                                LOG.errorf(fault, "%s %s: %s failed", pool, target, name);
                            }
                        });
    }

    /** Nobody waits for anything any more. */
    void stop() {
        timers.values().forEach(timer -> timer.cancel(false));
        timers.clear();
    }

    private interface Blocking {
        DbssInput run() throws InterruptedException;
    }
}
