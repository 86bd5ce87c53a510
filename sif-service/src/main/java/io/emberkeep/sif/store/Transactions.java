package io.emberkeep.sif.store;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.configuration.ConfigurationMessage;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.signal.Signal;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.contract.wire.MessageCatalog;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.Record;
import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.Sif;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.sif.store.Applied.Outcome;
import io.emberkeep.sif.store.entity.PoolEntity;
import io.emberkeep.sif.store.entity.SignalEntity;
import io.emberkeep.sif.store.entity.StepEntity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One transaction a signal (DESIGN rule 6): lock, read, decide, write what changed, the answer, the position
 * and what is to be sent; commit. What it throws means that nothing happened and may be tried again.
 */
@ApplicationScoped
public class Transactions {

    private final StateStore store;
    private final Positions positions;
    private final Post post;

    public Transactions(StateStore store, Positions positions, Post post) {
        this.store = store;
        this.positions = positions;
        this.post = post;
    }

    /**
     * Applies one record of the topic {@code signals}, unless another replica did.
     *
     * @param topicId the broker's id of the topic: one that was made anew begins anew
     */
    @Transactional
    public Applied apply(String topicId, Record record) {
        store.writeOnlyAtTheEnd();
        if (!positions.advance(topicId, record.partition(), record.offset())) {
            return new Applied("", Outcome.SKIPPED, "", List.of());
        }
        return switch (record.content()) {
            case Content.Unreadable(var type, var reason, var excerpt) ->
                    post.putAside(record, new PoolId("none"), type, reason, excerpt);
            case Content.Readable(var envelope) ->
                    envelope.message() instanceof Signal signal
                            ? applySignal(record, envelope, signal)
                            : post.putAside(record, envelope, "it is no signal");
        };
    }

    /** Marks the claims of a pool whose lease ran out (DESIGN rule 3). */
    @Transactional
    public List<Outgoing> checkLeases(PoolId pool) {
        store.writeOnlyAtTheEnd();
        var row = store.lock(pool);
        if (row.isEmpty()) {
            return List.of();
        }
        var now = store.now();
        var before = store.load(row.get(), Optional.empty());
        var decision = Sif.decide(before, new SifInput.LeasesChecked(now));
        var made = new History.Made(Optional.empty(), "lease ran out", post.source());
        var outgoing = new ArrayList<Outgoing>();
        write(row, before, decision, now, made, outgoing);
        return outgoing;
    }

    /** Puts a record aside that can never be applied, and moves the position on. */
    @Transactional
    public Applied putAside(String topicId, Record record, String reason) {
        if (!positions.advance(topicId, record.partition(), record.offset())) {
            return new Applied("", Outcome.SKIPPED, "", List.of());
        }
        return switch (record.content()) {
            case Content.Unreadable(var type, _, var excerpt) ->
                    post.putAside(record, new PoolId("none"), type, reason, excerpt);
            case Content.Readable(var envelope) -> post.putAside(record, envelope, reason);
        };
    }

    /** Tells a pool's newest revision once more, with what it changed (DESIGN rule 7). */
    @Transactional
    public List<Outgoing> publishAgain(PoolId pool) {
        var row = store.lock(pool);
        if (row.isEmpty()) {
            return List.of();
        }
        var state = store.load(row.get(), Optional.empty()).configuration();
        var at = row.get().revisedAt;
        var message = new ConfigurationMessage(at, History.of(pool, state.revision()), state);
        return List.of(post.add(pool.value(), pool, message, store.now()));
    }

    private Applied applySignal(Record record, Envelope<?> envelope, Signal signal) {
        if (!record.key().equals(envelope.pool().value())) {
            return post.putAside(
                    record,
                    envelope,
                    "its key «%s» is not its pool %s".formatted(record.key(), envelope.pool()));
        }
        Optional<SignalEntity> known = SignalEntity.findByIdOptional(envelope.id());
        if (known.isPresent()) {
            return repeat(envelope, known.get());
        }
        var row = store.lock(envelope.pool());
        var now = store.now();
        var before =
                row.map(pool -> store.load(pool, incidentOf(signal)))
                        .orElseGet(() -> PoolState.none(envelope.pool()));
        var input = new SifInput.SignalReceived(signal, envelope.deadline(), now);
        var decision = Sif.decide(before, input);
        if (decision.deadLetter().isPresent()) {
            return post.putAside(record, envelope, decision.deadLetter().get());
        }
        var outgoing = new ArrayList<Outgoing>();
        decision.answer().ifPresent(answer -> post.answer(envelope, answer, now, outgoing));
        var made =
                new History.Made(
                        Optional.of(envelope.id()), Words.kind(signal), Words.by(envelope, signal));
        write(row, before, decision, now, made, outgoing);
        return remember(envelope, signal, decision, now, outgoing);
    }

    private void write(
            Optional<PoolEntity> row,
            PoolState before,
            Decision decision,
            Instant now,
            History.Made made,
            List<Outgoing> outgoing) {
        var after = decision.next();
        store.write(row, before, after, now);
        decision.step().ifPresent(step -> log(after.pool(), step));
        if (decision.changed()) {
            History.add(after, decision.changes(), now, made);
            var message = new ConfigurationMessage(now, decision.changes(), after.configuration());
            outgoing.add(post.add(after.pool().value(), after.pool(), message, now));
        }
    }

    private static void log(PoolId pool, IncidentReport.StepTaken step) {
        var line = new StepEntity();
        line.pool = pool.value();
        line.incident = step.incident().value();
        line.at = step.at();
        line.job = step.job().name();
        line.step = step.step().name();
        line.detail = step.detail() == null ? "" : step.detail();
        line.persist();
    }

    private Applied remember(
            Envelope<?> envelope,
            Signal signal,
            Decision decision,
            Instant now,
            List<Outgoing> outgoing) {
        var outcome = decision.answer().map(Words::outcome).orElse(Outcome.RECORDED);
        var reason = decision.answer().map(Words::reason).orElse("");
        var line = new SignalEntity();
        line.id = envelope.id();
        line.pool = envelope.pool().value();
        line.kind = Words.kind(signal);
        line.receivedAt = now;
        line.outcome = outcome.name();
        line.reason = reason.isEmpty() ? null : reason;
        decision.answer()
                .ifPresent(
                        answer -> {
                            line.answerType = MessageCatalog.typeOf(answer.getClass());
                            line.answer = Letters.text(answer);
                        });
        line.persist();
        return new Applied(Words.kind(signal), outcome, reason, outgoing);
    }

    /** A repeated signal gets the stored answer again, and changes nothing (SIF-8). */
    private Applied repeat(Envelope<?> envelope, SignalEntity known) {
        var now = store.now();
        var outgoing = new ArrayList<Outgoing>();
        if (known.answer != null
                && Letters.message(known.answerType, known.answer) instanceof SignalAnswer answer) {
            post.answer(envelope, answer, now, outgoing);
        }
        return new Applied(known.kind, Outcome.REPEATED, "", outgoing);
    }

    private static Optional<IncidentId> incidentOf(Signal signal) {
        return switch (signal) {
            case IncidentQuestion question -> Optional.of(question.incident());
            case IncidentReport report -> Optional.of(report.incident());
            case OperatorSignal _ -> Optional.empty();
        };
    }
}
