package io.emberkeep.simulator.sif;

import io.emberkeep.contract.Topics;
import io.emberkeep.contract.configuration.ConfigurationMessage;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.signal.Signal;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionReport;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.simulator.Surroundings;
import io.emberkeep.simulator.broker.Broker;
import io.emberkeep.simulator.broker.Reader;
import io.emberkeep.simulator.broker.Writer;
import io.emberkeep.simulator.engine.Process;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One life of one sif-service: what its store package does, on virtual time (DESIGN rules 3, 6 and 7). */
public final class Replica {

    private static final long TRANSACTION_AT_LEAST = Duration.ofMillis(2).toNanos();
    private static final long TRANSACTION_AT_MOST = Duration.ofMillis(8).toNanos();
    private static final Duration LOCKED = Duration.ofMillis(5);
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final Duration LEFT_OVER = Duration.ofMillis(400);
    private static final Duration SWEEP = Duration.ofMillis(300);

    private final Surroundings around;
    private final Database database;
    private final Process process;
    private final Writer writer;
    private final ToldAgain toldAgain;
    private final LeaseLooks leases;
    private Reader signals;
    private boolean busy;
    private boolean sweeping;

    /** Starts to read where the database says that everything was applied. */
    public Replica(Surroundings around, Database database, Process process) {
        this.around = around;
        this.database = database;
        this.process = process;
        this.writer = new Writer(around.broker(), around.links(), process);
        this.toldAgain =
                new ToldAgain(around, database, process, this::reachesDatabase, this::publish);
        this.leases = new LeaseLooks(around, database, process, this);
        begin();
    }

    private void begin() {
        if (!reachesDatabase() || !around.broker().reaches(process)) {
            process.after(AGAIN, this::begin);
            return;
        }
        leases.lagged();
        signals =
                around.broker().read(process, Topics.SIGNALS, database.position(), this::takeNext);
        attend();
    }

    /** Something was committed, by whichever replica: what is to be done about it is planned. */
    public void attend() {
        if (signals == null) {
            return;
        }
        if (!sweeping && database.hasLetters()) {
            sweeping = true;
            process.after(LEFT_OVER.plus(SWEEP), this::sweep);
        }
        leases.attend();
        toldAgain.attend();
    }

    /** Whether all signals that are there were taken. */
    boolean isAtEnd() {
        return signals.atEnd();
    }

    boolean reachesDatabase() {
        return database.isUp() && around.links().bothWays(process.name(), Database.NAME);
    }

    private void takeNext() {
        if (busy) {
            return;
        }
        var record = signals.poll();
        if (record == null) {
            return;
        }
        if (record.offset() < database.position() && reachesDatabase()) {
            signals.look();
            return;
        }
        busy = true;
        attempt(record);
    }

    private void attempt(Broker.Kept record) {
        if (!reachesDatabase()) {
            process.after(AGAIN, () -> attempt(record));
        } else if (record.offset() < database.position()) {
            done();
        } else if (!database.lock(process)) {
            process.after(LOCKED, () -> attempt(record));
        } else {
            process.after(transaction(), () -> commit(record));
        }
    }

    private long transaction() {
        return around.dice().between(TRANSACTION_AT_LEAST, TRANSACTION_AT_MOST);
    }

    private void commit(Broker.Kept record) {
        if (!reachesDatabase() || !database.holds(process)) {
            database.unlock(process);
            attempt(record);
            return;
        }
        var outgoing = new ArrayList<Database.Outgoing>();
        if (record.offset() >= database.position()) {
            database.advance(record.offset());
            apply(record.envelope(), outgoing);
        }
        database.unlock(process);
        around.attend();
        outgoing.forEach(this::publish);
        done();
    }

    private void done() {
        busy = false;
        signals.look();
    }

    private void apply(Envelope<?> envelope, List<Database.Outgoing> outgoing) {
        var signal = (Signal) envelope.message();
        var known = database.answered(envelope.id());
        if (known.isPresent()) {
            known.get().ifPresent(answer -> answer(envelope, answer, outgoing));
            return;
        }
        var before = database.load(incidentOf(signal));
        var now = database.clock();
        var input = new SifInput.SignalReceived(signal, around.deadline(envelope, now), now);
        var decision = around.cores().sif().decide(before, input);
        around.observers().decided(before, input, decision);
        decision.deadLetter()
                .ifPresent(
                        why ->
                                around.observers()
                                        .say(
                                                process.name(),
                                                () -> "put aside " + signal + ": " + why));
        database.remember(envelope.id(), decision.answer());
        decision.answer().ifPresent(answer -> answer(envelope, answer, outgoing));
        write(decision, envelope.pool(), now, outgoing);
    }

    private void answer(
            Envelope<?> envelope,
            io.emberkeep.contract.answer.SignalAnswer answer,
            List<Database.Outgoing> outgoing) {
        envelope.replyTo()
                .ifPresent(
                        asker ->
                                outgoing.add(
                                        database.post(
                                                asker,
                                                envelope.answer(
                                                        process.name(), process.clock(), answer))));
    }

    private void write(
            Decision decision, PoolId pool, Instant now, List<Database.Outgoing> outgoing) {
        database.write(decision.next(), decision.step());
        if (decision.changed()) {
            var message =
                    new ConfigurationMessage(
                            now, decision.changes(), decision.next().configuration());
            outgoing.add(database.post(pool.value(), around.envelope(process, pool, message)));
            around.observers()
                    .say(
                            process.name(),
                            () ->
                                    "revision "
                                            + decision.next().configuration().revision()
                                            + " "
                                            + decision.changes());
        }
    }

    private void publish(Database.Outgoing one) {
        writer.send(
                one.key(),
                one.envelope(),
                () -> {
                    if (reachesDatabase()) {
                        database.strike(one.id());
                    }
                });
    }

    /** What a replica that died left behind is sent by whoever is there. */
    private void sweep() {
        sweeping = false;
        if (reachesDatabase()) {
            database.olderThan(LEFT_OVER).forEach(this::publish);
        }
        if (database.hasLetters()) {
            sweeping = true;
            process.after(SWEEP, this::sweep);
        }
    }

    /** Begins to end what ran out. @return whether the pool's row could be locked for it */
    boolean endLeases() {
        if (!database.lock(process)) {
            return false;
        }
        process.after(transaction(), this::leasesEnd);
        return true;
    }

    private void leasesEnd() {
        if (reachesDatabase() && database.holds(process)) {
            var before = database.load(Optional.empty());
            var now = database.clock();
            var input = new SifInput.LeasesChecked(now);
            var decision = around.cores().sif().decide(before, input);
            around.observers().decided(before, input, decision);
            var outgoing = new ArrayList<Database.Outgoing>();
            write(decision, before.pool(), now, outgoing);
            database.unlock(process);
            around.attend();
            outgoing.forEach(this::publish);
        }
    }

    private static Optional<IncidentId> incidentOf(Signal signal) {
        return switch (signal) {
            case IncidentQuestion question -> Optional.of(question.incident());
            case IncidentReport report -> Optional.of(report.incident());
            case TransitionQuestion _, TransitionReport _, OperatorSignal _ -> Optional.empty();
        };
    }
}
