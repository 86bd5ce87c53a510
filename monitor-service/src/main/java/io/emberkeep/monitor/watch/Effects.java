package io.emberkeep.monitor.watch;

import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.contract.signal.IncidentReport.StepTaken;
import io.emberkeep.monitor.dbss.DbssEffect;
import io.emberkeep.monitor.dbss.DbssInput;
import io.emberkeep.monitor.dbss.Finding;
import io.emberkeep.monitor.dbss.Trust;
import io.emberkeep.monitor.messaging.Channels;
import io.emberkeep.monitor.probe.Examiner;
import java.time.Instant;
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

    /** What effects are run with; shared by all targets of a pool. */
    record Means(
            Channels channels,
            Examiner examiner,
            Ledger ledger,
            Transitions transitions,
            ScheduledExecutorService clock) {}

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

    void run(DbssEffect effect) {
        switch (effect) {
            case DbssEffect.Examine examine -> beside(examine.name(), () -> examine(examine));
            case DbssEffect.AskSif(var name, var question, var patience) ->
                    beside(
                            name,
                            () -> {
                                var answer = means.channels().ask(question, patience);
                                return new DbssInput.SifAnswered(Instant.now(), name, answer);
                            });
            case DbssEffect.Order order ->
                    beside(
                            order.name(),
                            () -> {
                                var answer = means.channels().command(order);
                                return new DbssInput.CommandAnswered(
                                        Instant.now(), order.name(), answer);
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
        mailbox.accept(new DbssInput.TimerRang(Instant.now(), name));
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

    private DbssInput examine(DbssEffect.Examine examine) throws InterruptedException {
        var purpose = examine.purpose();
        var finding =
                means.examiner()
                        .examine(
                                examine.subject(),
                                good -> {
                                    if (purpose.isFresh()) {
                                        means.ledger().seen(target, good);
                                    }
                                });
        var ended = Instant.now();
        if (purpose.isFresh()) {
            means.ledger().seen(target, finding instanceof Finding.Well);
        }
        var trust =
                purpose.needsTrust() && finding instanceof Finding.Bad
                        ? means.ledger().judge(settings.get(), settings.get().networkTimeout())
                        : new Trust.Full();
        return new DbssInput.Examined(ended, examine.name(), finding, trust);
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
