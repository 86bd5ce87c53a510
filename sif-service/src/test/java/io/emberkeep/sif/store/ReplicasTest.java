package io.emberkeep.sif.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.SignalAnswer.Accepted;
import io.emberkeep.contract.answer.SignalAnswer.Granted;
import io.emberkeep.contract.answer.SignalAnswer.Wait;
import io.emberkeep.contract.configuration.ConfigurationMessage;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.signal.IncidentQuestion.Claim;
import io.emberkeep.contract.signal.IncidentReport.FunctionRecovered;
import io.emberkeep.contract.signal.IncidentReport.Renew;
import io.emberkeep.contract.signal.IncidentReport.StepTaken;
import io.emberkeep.contract.signal.IncidentReport.TargetRecovered;
import io.emberkeep.contract.signal.Job;
import io.emberkeep.contract.signal.OperatorSignal.ApplyInventory;
import io.emberkeep.contract.signal.OperatorSignal.SetMode;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.messaging.BrokerClock;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.sif.support.Samples;
import io.emberkeep.sif.support.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas side by side on a real broker and a real database (DESIGN rule 6). */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ReplicasTest {

    private static final MemberId MS = new MemberId("MS");
    private static int pools;

    @Inject Store store;
    @Inject SignalMetrics metrics;
    @Inject ReplicaLife life;
    @Inject Database tables;
    @Inject DataSource database;
    @Inject BrokerClock clock;

    @ConfigProperty(name = "emberkeep.kafka")
    String bootstrap;

    private Asker asker;
    private Replica second;
    private PoolId pool;

    @BeforeEach
    void begin() {
        asker = new Asker(bootstrap, "asker");
        second = new Replica(new KafkaSettings(bootstrap), "sif-2", store, metrics, clock);
        pools++;
        pool = new PoolId("pool-" + pools);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> second.troubles().isEmpty() && life.replica().troubles().isEmpty());
        assertThat(asker.ask(pool, new ApplyInventory("test", inventory(pool))))
                .isInstanceOf(Accepted.class);
    }

    @AfterEach
    void end() {
        second.close();
        asker.close();
    }

    private static Inventory inventory(PoolId pool) {
        var sample = Samples.inventory();
        return new Inventory(
                pool, sample.settings(), sample.hosts(), sample.groups(), sample.servers());
    }

    private static Claim claim(String id, String target) {
        var now = Instant.now();
        return new Claim(
                new IncidentId(id),
                new ServerId(target),
                MS,
                TroubleKind.NETWORK,
                now.minusMillis(500),
                now,
                "silent");
    }

    private long count(String query) {
        return tables.look(
                connection -> Database.query(connection, row -> row.getLong(1), query).getFirst());
    }

    @Test
    void eachSignalIsAppliedOnce() {
        var ids = new ArrayList<String>();
        for (var i = 0; i < 100; i++) {
            ids.add(
                    asker.send(
                            pool,
                            new SetMode("op", i % 2 == 0 ? Mode.DISARMED : Mode.REPORT_ONLY)));
        }
        var revisions =
                ids.stream().map(id -> ((Accepted) asker.answerTo(id)).revision().value()).toList();

        assertThat(revisions).isEqualTo(LongStream.rangeClosed(2, 101).boxed().toList());
        assertThat(count("select count(*) from history where pool = '%s'".formatted(pool)))
                .isGreaterThanOrEqualTo(100);
        assertThat(store.reading().revisions()).containsEntry(pool, new Revision(101));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> asker.newest(pool).revision().value() == 101);
        assertThat(asker.newest(pool)).isEqualTo(store.reading().pool(pool).orElseThrow());
        Awaitility.await().until(() -> count("select count(*) from outbox") == 0);
    }

    @Test
    void whatIsToldIsWhatIsRecorded() { // SIF-9
        asker.ask(pool, claim("i1", "W1"));
        var granted = (Granted) asker.ask(pool, claim("i2", "F1"));
        var epoch = granted.incident().epoch();
        asker.send(
                pool,
                new FunctionRecovered(
                        new IncidentId("i2"),
                        epoch,
                        new ServerId("Fb"),
                        granted.incident().vips(),
                        Instant.now()));
        asker.send(
                pool,
                new StepTaken(
                        new IncidentId("i2"),
                        epoch,
                        Instant.now(),
                        Job.FOREGROUND,
                        Step.VIPS_SET,
                        "Fb"));
        asker.send(
                pool,
                new TargetRecovered(new IncidentId("i2"), epoch, Optional.empty(), Instant.now()));
        var last = (Accepted) asker.ask(pool, new SetMode("op", Mode.DISARMED));

        assertThat(last.revision()).isEqualTo(new Revision(6));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> asker.newest(pool).revision().value() == 6);
        assertThat(asker.newest(pool)).isEqualTo(store.reading().pool(pool).orElseThrow());
    }

    @Test
    void aRepeatedSignalGetsTheStoredAnswer() { // SIF-8
        var letter = asker.letter(pool, claim("i1", "W1"));
        asker.writer.send(pool.value(), letter);
        var first = asker.answerTo(letter.id());
        asker.writer.send(pool.value(), letter);

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> asker.answered.stream().filter(letter.id()::equals).count() >= 2);
        assertThat(asker.answers.get(letter.id())).isEqualTo(first);
        assertThat(store.reading().revisions()).containsEntry(pool, new Revision(2));
    }

    @Test
    void twoClaimsAtOnceAndOneIsGranted() {
        var one = asker.send(pool, claim("i1", "W1"));
        var other = asker.send(pool, claim("i2", "W1"));

        assertThat(List.of(asker.answerTo(one), asker.answerTo(other)))
                .hasAtLeastOneElementOfType(Granted.class)
                .hasAtLeastOneElementOfType(Wait.class);
    }

    @Test
    void whatNobodyCanUseIsPutAsideAndStopsNothing() {
        var junk = new HashMap<String, Object>();
        junk.put("bootstrap.servers", bootstrap);
        junk.put("max.request.size", 8_000_000);
        try (var producer =
                new KafkaProducer<>(junk, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("signals", pool.value(), "{ no json"));
        }
        var stale = new Renew(new IncidentId("i1"), MS, new Epoch(7));
        asker.ask(pool, claim("i1", "W1"));
        asker.send(pool, stale);
        asker.writer.send("another-key", asker.letter(pool, stale));

        assertThat(asker.deadLetter("no CloudEvent").topic()).isEqualTo("signals");
        assertThat(asker.deadLetter("stale epoch 7").reason()).contains("i1");
        assertThat(asker.deadLetter("another-key").reason()).contains("is not its pool");
        assertThat(asker.ask(pool, new SetMode("op", Mode.DISARMED))).isInstanceOf(Accepted.class);
    }

    @Test
    void aSignalThatTheDatabaseCannotTakeIsPutAside() {
        var poison = new SetMode("no\u0000name", Mode.DISARMED);
        asker.send(pool, poison);

        assertThat(asker.deadLetter("cannot be applied").type()).contains("set-mode");
        assertThat(asker.ask(pool, new SetMode("op", Mode.DISARMED))).isInstanceOf(Accepted.class);
    }

    /** Also where it is looked for: whoever puts it aside must not look for it again. */
    @Test
    void anIdThatTheDatabaseCannotTakeIsPutAside() {
        var good = asker.letter(pool, new SetMode("op", Mode.REPORT_ONLY));
        var poison =
                new Envelope<>(
                        "no\u0000id",
                        good.source(),
                        good.time(),
                        pool,
                        good.replyTo(),
                        good.inReplyTo(),
                        good.deadline(),
                        good.traceParent(),
                        good.message());
        asker.writer.send(pool.value(), poison);

        assertThat(asker.deadLetter("cannot be applied").excerpt()).contains("REPORT_ONLY");
        assertThat(asker.ask(pool, new SetMode("op", Mode.DISARMED))).isInstanceOf(Accepted.class);
    }

    @Test
    void aLockThatNobodyFreesDelaysOnlyForAMoment() throws Exception {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "select 1 from pool where pool = '%s' for update".formatted(pool));
            }
            var began = System.nanoTime();

            assertThat(asker.ask(pool, new SetMode("op", Mode.DISARMED)))
                    .isInstanceOf(Accepted.class);

            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void connectionsThatAreCutAreMadeAnew() {
        count(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()");

        assertThat(asker.ask(pool, new SetMode("op", Mode.DISARMED))).isInstanceOf(Accepted.class);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> life.replica().troubles().isEmpty());
    }

    @Test
    void aConfigurationThatWasPublishedOutOfOrderIsPublishedAgain() { // DESIGN rule 7
        asker.ask(pool, new SetMode("op", Mode.DISARMED));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> asker.configuration.stream().anyMatch(one -> of(one, 2)));
        var old = asker.configuration.stream().filter(one -> of(one, 1)).findFirst().orElseThrow();
        var seen = asker.configuration.size();
        asker.writer.send(pool.value(), Envelope.of("/test/late", Instant.now(), pool, old));

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(
                        () ->
                                asker.configuration.size() >= seen + 2
                                        && of(asker.configuration.getLast(), 2));
    }

    private boolean of(ConfigurationMessage message, long revision) {
        return message.state().inventory().pool().equals(pool)
                && message.state().revision().value() == revision;
    }

    @Test
    void theAnswerComesSoon() {
        asker.ask(pool, claim("i0", "M1"));
        var millis =
                IntStream.range(0, 60)
                        .mapToLong(
                                i -> {
                                    var began = System.nanoTime();
                                    asker.ask(
                                            pool,
                                            new SetMode(
                                                    "op", i % 2 == 0 ? Mode.DISARMED : Mode.ARMED));
                                    return (System.nanoTime() - began) / 1_000;
                                })
                        .sorted()
                        .toArray();
        System.out.printf(
                "signal to answer: p50 %.1f ms, p90 %.1f ms, max %.1f ms%n",
                millis[30] / 1e3, millis[54] / 1e3, millis[59] / 1e3);

        assertThat(Arrays.stream(millis).skip(30).findFirst().orElseThrow()).isLessThan(1_000_000);
    }

    @Test
    void aHolderThatDiesIsMarkedAfterItsLease() { // DESIGN rule 3
        var settings = inventory(pool);
        assertThat(settings.settings().lease()).isEqualTo(Duration.ofSeconds(15));
        asker.ask(pool, claim("i1", "W1"));
        // Leases of other tests' pools may have run out meanwhile.
        assertThat(store.leases().ranOut()).doesNotContainKey(pool);

        var late = "update lease set expires_at = now() - interval '1 second'";
        tables.look(connection -> Database.update(connection, late));

        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(
                        () ->
                                asker.newest(pool).incidentOf(new ServerId("W1")).stream()
                                        .noneMatch(one -> one.leased()));
        assertThat(asker.newest(pool).incidents()).hasSize(1);
    }
}
