package io.emberkeep.monitor.dbss;

import static io.emberkeep.monitor.dbss.Samples.T0;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.decision.KeptDecision;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.monitor.dbss.DbssEffect.AskSif;
import io.emberkeep.monitor.dbss.DbssEffect.Examine;
import io.emberkeep.monitor.dbss.DbssEffect.Order;
import io.emberkeep.monitor.dbss.DbssEffect.StartTimer;
import io.emberkeep.monitor.keeping.DbssKeeping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Plays the world to one DBSS: keeps what it wants done, and answers as a test says. */
final class Driver {

    private DbssState state;
    private Instant at = T0;
    private final List<DbssEffect> open = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    final List<IncidentReport> reports = new ArrayList<>();
    final List<Failure> published = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();
    final List<KeptDecision> kept = new ArrayList<>();

    Driver(TargetView view) {
        this(view, false);
    }

    /** @param watched whether another member watched it until now */
    Driver(TargetView view, boolean watched) {
        state = DbssState.idle(view);
        tell(new DbssInput.Started(at, watched));
    }

    /** One that has seen its target well. */
    static Driver watching(TargetView view) {
        return new Driver(view).tick().examined(Samples.well());
    }

    Driver tell(DbssInput input) {
        var before = state;
        var decision = Dbss.decide(before, input);
        if (DbssKeeping.isKept(before, decision)) {
            kept.add(DbssKeeping.of(before, input, decision));
        }
        state = decision.next();
        for (var effect : decision.effects()) {
            switch (effect) {
                case DbssEffect.StepDone done -> steps.add(done.job() + " " + done.step());
                case DbssEffect.ReportSif(var report) -> reports.add(report);
                case DbssEffect.Publish(var failure) -> published.add(failure);
                case DbssEffect.CancelTimer(var name) ->
                        open.removeIf(
                                one ->
                                        one instanceof StartTimer(var timer, _)
                                                && timer.equals(name));
                case Order order -> {
                    open.add(order);
                    orders.add(order);
                }
                case Examine _, AskSif _, StartTimer _ -> open.add(effect);
            }
        }
        return this;
    }

    Driver tick() {
        at = at.plusSeconds(10);
        return tell(new DbssInput.Tick(at));
    }

    Driver configured(TargetView view) {
        return tell(new DbssInput.Configured(at, view));
    }

    Driver examined(Finding finding) {
        return examined(finding, new Trust.Full());
    }

    Driver examined(Finding finding, Trust trust) {
        var examine = take(Examine.class, "");
        at = at.plusMillis(20);
        return tell(new DbssInput.Examined(at, examine.name(), finding, trust));
    }

    Driver sif(SignalAnswer answer) {
        return tell(
                new DbssInput.SifAnswered(at, take(AskSif.class, "").name(), Optional.of(answer)));
    }

    Driver sifSilent() {
        return tell(new DbssInput.SifAnswered(at, take(AskSif.class, "").name(), Optional.empty()));
    }

    /** Answers the oldest command of that kind. */
    Driver executed(Class<? extends Condition> kind, CommandAnswer answer) {
        var order =
                open.stream()
                        .filter(Order.class::isInstance)
                        .map(Order.class::cast)
                        .filter(one -> kind.isInstance(one.condition()))
                        .findFirst()
                        .orElseThrow(() -> new NoSuchElementException(kind + " in " + open));
        open.remove(order);
        at = at.plusMillis(5);
        return tell(new DbssInput.CommandAnswered(at, order.name(), answer));
    }

    Driver done(Class<? extends Condition> kind) {
        return executed(kind, Samples.done());
    }

    /** The timer of that kind rings, when it should. */
    Driver ring(String prefix) {
        var timer = take(StartTimer.class, prefix);
        at = at.plus(timer.after());
        return tell(new DbssInput.TimerRang(at, timer.name()));
    }

    Driver pass(Duration time) {
        at = at.plus(time);
        return this;
    }

    private <T extends DbssEffect> T take(Class<T> kind, String prefix) {
        var found =
                open.stream()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .filter(one -> name(one).startsWith(prefix))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new NoSuchElementException(
                                                kind.getSimpleName() + " in " + open));
        open.remove(found);
        return found;
    }

    static String name(DbssEffect effect) {
        return switch (effect) {
            case Examine(var name, _, _) -> name;
            case AskSif(var name, _, _) -> name;
            case Order order -> order.name();
            case StartTimer(var name, _) -> name;
            case DbssEffect.CancelTimer(var name) -> name;
            case DbssEffect.ReportSif _, DbssEffect.Publish _, DbssEffect.StepDone _ -> "";
        };
    }

    IncidentId incident() {
        return published.getFirst().incident();
    }

    boolean wants(Class<? extends Condition> kind) {
        return open.stream()
                .anyMatch(one -> one instanceof Order order && kind.isInstance(order.condition()));
    }

    boolean asks(Class<?> question) {
        return open.stream()
                .anyMatch(
                        one ->
                                one instanceof AskSif(_, var asked, _)
                                        && question.isInstance(asked));
    }

    boolean examines() {
        return open.stream().anyMatch(Examine.class::isInstance);
    }

    /** What waits, for a test that plays at random. */
    List<DbssEffect> open() {
        return open;
    }

    /** Since the last call. */
    List<String> steps() {
        var since = List.copyOf(steps);
        steps.clear();
        return since;
    }

    Phase phase() {
        return state.phase();
    }

    DbssState state() {
        return state;
    }

    Instant at() {
        return at;
    }
}
