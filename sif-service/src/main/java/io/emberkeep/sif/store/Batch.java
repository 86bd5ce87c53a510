package io.emberkeep.sif.store;

import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.signal.Signal;
import io.emberkeep.contract.signal.TransitionQuestion;
import io.emberkeep.contract.signal.TransitionReport;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.contract.wire.MessageCatalog;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.Record;
import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.Sif;
import io.emberkeep.sif.configuration.SifInput;
import io.emberkeep.sif.store.Applied.Outcome;
import io.emberkeep.sif.store.Look.KnownSignal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The signals of one transaction: decides each on what those before it left, and collects what is to be
 * written and sent. Each is applied as if it were alone; all of them are committed, or none is.
 */
final class Batch {

    private static final String SIGNAL =
            Writes.insert(
                    "signal",
                    "id",
                    "pool",
                    "kind",
                    "received_at",
                    "outcome",
                    "reason",
                    "answer_type",
                    "answer");

    private final Look look;
    private final Post post;
    private final InstantSource clock;
    private final Pools pools;
    private final Writes writes;
    private final Mail mail;
    private final Map<PoolId, PoolWork> work = new HashMap<>();
    private final Map<String, KnownSignal> known;
    private final List<Decided> decided = new ArrayList<>();

    /** Where a pool's recorded state comes from. */
    @FunctionalInterface
    interface Pools {
        Stored get(PoolId pool) throws SQLException;
    }

    Batch(Look look, Post post, InstantSource clock, Pools pools, Writes writes, Mail mail) {
        this.look = look;
        this.post = post;
        this.clock = clock;
        this.pools = pools;
        this.writes = writes;
        this.mail = mail;
        this.known = new HashMap<>(look.known());
    }

    /** What the records name, to be looked at before anything is decided. */
    static Look.Named named(List<Record> records) {
        var pools = new HashSet<PoolId>();
        var signals = new ArrayList<String>();
        var incidents = new HashSet<Map.Entry<PoolId, IncidentId>>();
        envelopes(records)
                .forEach(
                        envelope -> {
                            pools.add(envelope.pool());
                            signals.add(envelope.id());
                            if (envelope.message() instanceof Signal signal) {
                                incidentOf(signal)
                                        .map(id -> new SimpleImmutableEntry<>(envelope.pool(), id))
                                        .ifPresent(incidents::add);
                            }
                        });
        return new Look.Named(pools, signals, incidents);
    }

    private static Stream<Envelope<?>> envelopes(List<Record> records) {
        return records.stream()
                .map(Record::content)
                .filter(Content.Readable.class::isInstance)
                .map(Content.Readable.class::cast)
                .map(Content.Readable::envelope);
    }

    /** Applies one record. */
    Applied apply(Record record) throws SQLException {
        return switch (record.content()) {
            case Content.Unreadable(_, var reason, _) ->
                    post.putAside(mail, record, reason, look.now());
            case Content.Readable(var envelope) ->
                    envelope.message() instanceof Signal signal
                            ? apply(record, envelope, signal)
                            : post.putAside(mail, record, "it is no signal", look.now());
        };
    }

    private Applied apply(Record record, Envelope<?> envelope, Signal signal) throws SQLException {
        if (!record.key().equals(envelope.pool().value())) {
            var reason = "its key «%s» is not its pool %s".formatted(record.key(), envelope.pool());
            return post.putAside(mail, record, reason, look.now());
        }
        if (known.containsKey(envelope.id())) {
            return repeat(envelope, known.get(envelope.id()));
        }
        var pool = workOn(envelope.pool());
        var before = pool.state(incidentOf(signal));
        var input = new SifInput.SignalReceived(signal, deadline(envelope), look.now());
        var decision = Sif.decide(before, input);
        decided.add(new Decided(before, input, decision));
        if (decision.deadLetter().isPresent()) {
            return post.putAside(mail, record, decision.deadLetter().get(), look.now());
        }
        decision.answer().ifPresent(answer -> post.answer(mail, envelope, answer, look.now()));
        var made =
                new History.Made(
                        Optional.of(envelope.id()), Words.kind(signal), Words.by(envelope, signal));
        pool.take(decision, look.now(), made, writes, mail, post);
        return remember(envelope, signal, decision);
    }

    /** A deadline is of the broker's clock, and is judged by the database's. */
    private Optional<Instant> deadline(Envelope<?> envelope) {
        return envelope.deadline()
                .map(last -> look.now().plus(Duration.between(clock.instant(), last)));
    }

    private PoolWork workOn(PoolId pool) throws SQLException {
        if (!work.containsKey(pool)) {
            work.put(pool, new PoolWork(pools.get(pool), look.past().getOrDefault(pool, Map.of())));
        }
        return work.get(pool);
    }

    private Applied remember(Envelope<?> envelope, Signal signal, Decision decision) {
        var outcome = decision.answer().map(Words::outcome).orElse(Outcome.RECORDED);
        var reason = decision.answer().map(Words::reason).orElse("");
        var kind = Words.kind(signal);
        var answer = decision.answer();
        writes.log(SIGNAL)
                .put("id", envelope.id())
                .put("pool", envelope.pool().value())
                .put("kind", kind)
                .put("received_at", look.now().toString())
                .put("outcome", outcome.name())
                .put("reason", reason.isEmpty() ? null : reason)
                .put(
                        "answer_type",
                        answer.map(one -> MessageCatalog.typeOf(one.getClass())).orElse(null))
                .put("answer", answer.map(Letters::text).orElse(null));
        known.put(envelope.id(), new KnownSignal(kind, answer));
        return new Applied(kind, outcome, reason);
    }

    /** A repeated signal gets the stored answer again, and changes nothing (SIF-8). */
    private Applied repeat(Envelope<?> envelope, KnownSignal first) {
        first.answer().ifPresent(answer -> post.answer(mail, envelope, answer, look.now()));
        return new Applied(first.kind(), Outcome.REPEATED, "");
    }

    /** Writes it all. */
    Done finish(Connection connection, List<Applied> applied) throws SQLException {
        var after = new HashMap<PoolId, Stored>();
        work.forEach((pool, one) -> after.put(pool, one.write(look.now(), writes)));
        mail.close(look.now());
        return new Done(applied, mail.outgoing(writes.execute(connection)), after, decided);
    }

    private static Optional<IncidentId> incidentOf(Signal signal) {
        return switch (signal) {
            case IncidentQuestion question -> Optional.of(question.incident());
            case IncidentReport report -> Optional.of(report.incident());
            case TransitionQuestion _, TransitionReport _, OperatorSignal _ -> Optional.empty();
        };
    }
}
