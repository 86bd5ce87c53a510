package io.emberkeep.simulator;

import io.emberkeep.contract.signal.IncidentReport.Renew;
import io.emberkeep.contract.signal.IncidentReport.StepTaken;
import io.emberkeep.monitor.dbss.DbssEffect;
import io.emberkeep.monitor.dbss.DbssInput;
import io.emberkeep.monitor.dbss.DbssState;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.simulator.engine.Timeline;
import java.time.Duration;
import java.util.function.Consumer;

/** Tells line by line what happens, with the time since the beginning. The same seed tells the same. */
public final class Trace implements Observer {

    private final Consumer<String> lines;
    private Timeline timeline = new Timeline();

    /** @param lines where it is told */
    public Trace(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void begins(Simulation simulation) {
        timeline = simulation.timeline();
    }

    @Override
    public boolean listens() {
        return true;
    }

    @Override
    public void said(String who, String what) {
        lines.accept("%s %-18s %s".formatted(time(), who, what));
    }

    @Override
    public void decided(
            DbssState before, DbssInput input, io.emberkeep.monitor.dbss.Decision decision) {
        for (var effect : decision.effects()) {
            if (!(effect instanceof DbssEffect.Examine
                    || effect instanceof DbssEffect.StepDone
                    || effect instanceof DbssEffect.StartTimer
                    || effect instanceof DbssEffect.CancelTimer)) {
                said(before.view().target().name().value(), words(effect));
            }
        }
    }

    private static String words(DbssEffect effect) {
        return switch (effect) {
            case DbssEffect.Order order -> "orders " + order.condition();
            case DbssEffect.AskSif ask -> "asks " + ask.question();
            case DbssEffect.ReportSif report -> "reports " + report.report();
            case DbssEffect.Publish publish -> "publishes " + publish.failure();
            case DbssEffect.Examine _,
                    DbssEffect.StepDone _,
                    DbssEffect.StartTimer _,
                    DbssEffect.CancelTimer _ ->
                    effect.toString();
        };
    }

    @Override
    public void decided(
            PoolState before, SifInput input, io.emberkeep.sif.configuration.Decision decision) {
        var routine =
                input instanceof SifInput.SignalReceived(var signal, _, _)
                        && (signal instanceof StepTaken || signal instanceof Renew);
        if (!routine) {
            said(
                    "sif",
                    "%s: %s"
                            .formatted(
                                    input instanceof SifInput.SignalReceived(var signal, _, _)
                                            ? signal.getClass().getSimpleName()
                                            : "leases checked",
                                    decision.answer()
                                            .map(one -> one.getClass().getSimpleName())
                                            .or(decision::deadLetter)
                                            .orElse("recorded")));
        }
    }

    private String time() {
        var since = Duration.ofNanos(timeline.nanos());
        return "%3d:%02d.%03d"
                .formatted(since.toMinutes(), since.toSecondsPart(), since.toMillisPart());
    }
}
