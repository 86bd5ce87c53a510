package io.emberkeep.sif.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentReport;
import io.emberkeep.contract.signal.Job;
import io.emberkeep.contract.signal.OperatorSignal;
import io.emberkeep.contract.signal.Signal;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.sif.support.Samples;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/** Whatever is told in whatever order: the records keep their rules, and nothing throws. */
class RandomSignalsTest {

    private static final Inventory SAMPLE = Samples.inventory();
    private static final Inventory SMALLER =
            new Inventory(
                    SAMPLE.pool(),
                    SAMPLE.settings(),
                    SAMPLE.hosts(),
                    SAMPLE.groups(),
                    SAMPLE.servers().stream()
                            .filter(server -> !server.name().value().equals("W2"))
                            .toList());

    /** What happens next: a signal, made from the state in which it comes; and how much later. */
    private interface Happening {
        SifInput input(PoolState state, Instant now);
    }

    @Property(tries = 400, shrinking = ShrinkingMode.BOUNDED)
    void theRecordsKeepTheirRules(@ForAll("happenings") List<Happening> happenings) {
        var state = PoolState.none(SAMPLE.pool());
        var now = SamplePool.START;
        for (var happening : happenings) {
            now = now.plusMillis(700);
            var before = state;
            var decision = Sif.decide(before, happening.input(before, now));
            state = decision.next();
            keepsTheRules(state.configuration());
            followsFrom(before, decision);
        }
    }

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void aRepeatedSignalChangesNothingTheSecondTime( // SIF-8
            @ForAll("happenings") List<Happening> happenings) {
        var state = PoolState.none(SAMPLE.pool());
        var now = SamplePool.START;
        for (var happening : happenings) {
            now = now.plusMillis(700);
            var input = happening.input(state, now);
            state = Sif.decide(state, input).next();
            if (!(input instanceof SifInput.SignalReceived(IncidentQuestion.TakeOver _, _, _))) {
                var again = Sif.decide(state, input);
                assertThat(again.changed()).as("%s again", input).isFalse();
            }
        }
    }

    private static void keepsTheRules(PoolConfiguration now) {
        var servers = new HashSet<ServerId>();
        var vips = new HashSet<IpAddress>();
        Stream.concat(now.operation().stream(), now.suspend().stream())
                .forEach(row -> assertThat(servers.add(row.server())).as("%s once", row).isTrue());
        now.operation().stream()
                .map(ServerRow::vips)
                .flatMap(List::stream)
                .forEach(vip -> assertThat(vips.add(vip)).as("%s once", vip).isTrue());
        now.problems().forEach(row -> assertThat(now.incidentTaking(row.backup())).isPresent());
        now.holds()
                .forEach(
                        hold ->
                                hold.holders()
                                        .forEach(
                                                id ->
                                                        assertThat(now.incident(id))
                                                                .get()
                                                                .matches(
                                                                        one ->
                                                                                one.state()
                                                                                        .isOpen())));
    }

    private static void followsFrom(PoolState before, Decision decision) {
        var old = before.configuration();
        var now = decision.next().configuration();
        for (var hold : old.holds()) {
            assertThat(now.epoch(hold.resource())).isGreaterThanOrEqualTo(hold.epoch());
        }
        var grown = now.revision().value() - old.revision().value();
        assertThat(grown).isEqualTo(decision.changed() ? 1 : 0);
        if (grown == 0) {
            assertThat(now).isEqualTo(old);
        }
        assertThat(Patch.apply(old, now.revision(), decision.changes())).isEqualTo(now); // SIF-9
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        Arbitrary<Happening> first =
                Arbitraries.of(signal(_ -> new OperatorSignal.ApplyInventory("op", SAMPLE)));
        return Combinators.combine(first, happening().list().ofMinSize(5).ofMaxSize(60))
                .as((one, more) -> Stream.concat(Stream.of(one), more.stream()).toList());
    }

    private interface Made {
        Signal from(PoolState state);
    }

    private static Happening signal(Made made) {
        return (state, now) -> new SifInput.SignalReceived(made.from(state), Optional.empty(), now);
    }

    private static Arbitrary<Happening> happening() {
        var target =
                Arbitraries.of("M1", "W1", "F1", "M2", "W2", "F2", "Wb", "Mb", "X")
                        .map(ServerId::new);
        var incident = Arbitraries.integers().between(1, 8).map(i -> new IncidentId("i" + i));
        var member = Arbitraries.of("MS", "MS2").map(MemberId::new);
        var host = Arbitraries.of("RS1", "RS2", "RS3", "MS").map(HostId::new);
        var stale = Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true));
        var kind = Arbitraries.of(TroubleKind.values());
        var at = SamplePool.START;
        return Arbitraries.frequencyOf(
                Tuple.of(
                        6,
                        Combinators.combine(incident, target, member, kind)
                                .as(
                                        (id, server, who, what) ->
                                                signal(
                                                        _ ->
                                                                new IncidentQuestion.Claim(
                                                                        id, server, who, what, at,
                                                                        at, "")))),
                Tuple.of(
                        3,
                        Combinators.combine(incident, member)
                                .as(
                                        (id, who) ->
                                                signal(
                                                        _ ->
                                                                new IncidentQuestion.TakeOver(
                                                                        id, who)))),
                Tuple.of(
                        2,
                        Combinators.combine(incident, member, stale)
                                .as(
                                        (id, who, old) ->
                                                signal(
                                                        state ->
                                                                new IncidentQuestion.ClaimStandby(
                                                                        id,
                                                                        who,
                                                                        epoch(state, id, old))))),
                Tuple.of(
                        2,
                        Combinators.combine(incident, member, stale, host)
                                .as(
                                        (id, who, old, where) ->
                                                signal(
                                                        state ->
                                                                new IncidentQuestion.FenceHost(
                                                                        id,
                                                                        who,
                                                                        epoch(state, id, old),
                                                                        where)))),
                Tuple.of(
                        12,
                        Combinators.combine(
                                        incident,
                                        member,
                                        stale,
                                        host,
                                        Arbitraries.integers().between(0, 6))
                                .as(
                                        (id, who, old, where, which) ->
                                                signal(
                                                        state ->
                                                                report(
                                                                        state,
                                                                        id,
                                                                        who,
                                                                        epoch(state, id, old),
                                                                        where,
                                                                        which)))),
                Tuple.of(
                        2,
                        Combinators.combine(target, host, Arbitraries.integers().between(0, 6))
                                .as(
                                        (server, where, which) ->
                                                signal(_ -> wish(server, where, which)))),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                (Happening)
                                        (_, now) ->
                                                new SifInput.LeasesChecked(now.plusSeconds(9)))));
    }

    private static Epoch epoch(PoolState state, IncidentId id, boolean stale) {
        var now = state.incident(id).map(one -> one.epoch()).orElse(Epoch.ZERO);
        return stale ? now.next() : now;
    }

    private static Signal report(
            PoolState state, IncidentId id, MemberId who, Epoch epoch, HostId host, int which) {
        var at = SamplePool.START;
        var standby = state.incident(id).flatMap(one -> one.standby()).orElse(new ServerId("Fb"));
        return switch (which) {
            case 0 -> new IncidentReport.Renew(id, who, epoch);
            case 1 -> new IncidentReport.StepTaken(id, epoch, at, Job.FOREGROUND, Step.UP, "");
            case 2 -> new IncidentReport.TargetRecovered(id, epoch, at);
            case 3 -> new IncidentReport.TargetHeld(id, epoch, "held", at);
            case 4 ->
                    new IncidentReport.TargetGivenUp(
                            id,
                            epoch,
                            Optional.of(host),
                            Optional.of(standby).filter(_ -> epoch.value() % 2 == 0),
                            "down",
                            at);
            case 5 -> new IncidentReport.ClaimDropped(id, epoch, "dropped", at);
            default -> new IncidentReport.FunctionRecovered(id, epoch, standby, List.of(), at);
        };
    }

    private static Signal wish(ServerId server, HostId host, int which) {
        return switch (which) {
            case 0 -> new OperatorSignal.SetMode("op", Mode.DISARMED);
            case 1, 2 -> new OperatorSignal.SetMode("op", Mode.ARMED);
            case 3 -> new OperatorSignal.SetMaintenance("op", ResourceId.of(host), false);
            case 4 -> new OperatorSignal.SetMaintenance("op", ResourceId.of(server), true);
            case 5 ->
                    new OperatorSignal.ApplyInventory(
                            "op", host.value().equals("RS1") ? SMALLER : SAMPLE);
            default -> new OperatorSignal.ReturnTarget("op", server);
        };
    }
}
