package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.contract.signal.Job;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.monitor.dbss.DbssEffect.AskSif;
import io.emberkeep.monitor.dbss.DbssEffect.CancelTimer;
import io.emberkeep.monitor.dbss.DbssEffect.Examine;
import io.emberkeep.monitor.dbss.DbssEffect.Order;
import io.emberkeep.monitor.dbss.DbssEffect.Publish;
import io.emberkeep.monitor.dbss.DbssEffect.ReportSif;
import io.emberkeep.monitor.dbss.DbssEffect.StartTimer;
import io.emberkeep.monitor.dbss.DbssEffect.StepDone;
import io.emberkeep.monitor.dbss.DbssInput.Configured;
import io.emberkeep.monitor.dbss.DbssInput.TimerRang;
import io.emberkeep.monitor.dbss.DbssState.Settled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One decision in the making: collects effects and gives them names. Lives as long as the decision. */
final class Turn {

    /** How long the SIF is asked before it is looked again whether the question still stands. */
    private static final int LEASES_OF_PATIENCE = 1;

    private final DbssState before;
    private final DbssInput input;
    private final TargetView view;
    private final List<DbssEffect> effects = new ArrayList<>();
    private long serial;
    private Optional<Settled> settled;

    Turn(DbssState before, DbssInput input) {
        this.before = before;
        this.input = input;
        this.view = input instanceof Configured(_, var fresh) ? fresh : before.view();
        this.serial = before.serial();
        this.settled = before.settled();
    }

    Instant at() {
        return input.at();
    }

    TargetView view() {
        return view;
    }

    TargetView viewBefore() {
        return before.view();
    }

    /** Examines the target with its VIPs as they are now. */
    String examineWhole(String what, Purpose purpose) {
        return examine(what, view.whole(), purpose);
    }

    String examine(String what, Subject subject, Purpose purpose) {
        var name = name(what);
        effects.add(new Examine(name, subject, purpose));
        return name;
    }

    String ask(String what, IncidentQuestion question) {
        var name = name(what);
        var patience = view.settings().lease().multipliedBy(LEASES_OF_PATIENCE);
        effects.add(new AskSif(name, question, patience));
        return name;
    }

    /** Wants a condition, from the executor whose turn it is at that attempt. */
    String order(
            String what,
            Optional<IncidentId> incident,
            Map<ResourceId, Epoch> epochs,
            Condition condition,
            int attempt) {
        return order(what, incident, epochs, condition, attempt, deadline(condition));
    }

    /** The same, within at most a time. */
    String order(
            String what,
            Optional<IncidentId> incident,
            Map<ResourceId, Epoch> epochs,
            Condition condition,
            int attempt,
            Duration atMost) {
        var usual = deadline(condition);
        var name = name(what);
        var host =
                switch (condition) {
                    case Condition.OfServer server -> server.host();
                    case Condition.OfHost power -> power.host();
                };
        effects.add(
                new Order(
                        name,
                        incident,
                        view.executor(host, attempt),
                        epochs,
                        condition,
                        atMost.compareTo(usual) < 0 ? atMost : usual));
        return name;
    }

    private Duration deadline(Condition condition) {
        return switch (condition) {
            case Condition.ServerOnHost _,
                    Condition.HostOn _,
                    Condition.HostOff _,
                    Condition.HostSuspended _ ->
                    view.settings().migrationDeadline();
            case Condition _ -> view.settings().commandDeadline();
        };
    }

    String timer(String what, Duration after) {
        var name = name(what);
        effects.add(new StartTimer(name, after.isNegative() ? Duration.ZERO : after));
        return name;
    }

    void report(IncidentReport report) {
        effects.add(new ReportSif(report));
    }

    void publish(Failure failure) {
        effects.add(new Publish(failure));
    }

    /** A step of an incident that the SIF knows. */
    void step(IncidentId incident, Epoch epoch, Job job, Step step, String detail) {
        effects.add(new StepDone(incident, Optional.of(epoch), at(), job, step, detail));
    }

    /** A step before the SIF knows anything of the incident. */
    void step(IncidentId incident, Step step, String detail) {
        effects.add(new StepDone(incident, Optional.empty(), at(), Job.FOREGROUND, step, detail));
    }

    /** This DBSS is through with that incident, whatever a late configuration says. */
    void settle(Recovery recovery) {
        settled = Optional.of(new Settled(recovery.incident().id(), recovery.grant().revision()));
    }

    /** A step of an incident that the SIF recorded as refused: it has no epoch of its own. */
    void refusedStep(IncidentId incident, Step step, String detail) {
        step(incident, Epoch.ZERO, Job.FOREGROUND, step, detail);
    }

    /** It is worked on again. */
    void unsettle() {
        settled = Optional.empty();
    }

    /** Whether the configuration is older than what this DBSS knows of its last incident. */
    boolean viewIsLate() {
        return settled.filter(known -> view.revision().olderThan(known.granted())).isPresent();
    }

    /** Whether this DBSS is through with an incident that the configuration still shows at work. */
    boolean through(Incident incident) {
        return settled.filter(known -> known.incident().equals(incident.id())).isPresent()
                && incident.state().isOpen()
                && incident.leased();
    }

    /** The decision: timers that nobody waits for any more are cancelled. */
    Decision end(Phase next) {
        var waited = next.timers().collect(Collectors.toSet());
        var rang = input instanceof TimerRang(_, var name) ? name : "";
        before.phase()
                .timers()
                .filter(timer -> !waited.contains(timer) && !timer.equals(rang))
                .forEach(timer -> effects.add(new CancelTimer(timer)));
        return new Decision(new DbssState(view, serial, settled, next), effects);
    }

    private String name(String what) {
        serial++;
        return what + "-" + serial;
    }
}
