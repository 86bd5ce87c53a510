package io.emberkeep.power.pss;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.configuration.AtHome;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.InventoryFile;
import io.emberkeep.contract.inventory.PolicyFile;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.contract.signal.TransitionQuestion.ClaimTransition;
import io.emberkeep.power.plan.PowerPlanner;
import io.emberkeep.power.plan.Verdict;
import io.emberkeep.power.pss.PssDecision.Acting;
import io.emberkeep.power.pss.PssDecision.Fate;
import io.emberkeep.power.pss.PssDecision.OfGroup;
import io.emberkeep.power.pss.PssDecision.OfHost;
import io.emberkeep.power.pss.PssDecision.OfTransition;
import io.emberkeep.power.transition.Course;
import io.emberkeep.power.transition.Phase.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is a decision, and what is only another round (DESIGN rule 11). */
class DecidedTest {

    private static final Instant T0 = Instant.parse("2026-11-23T10:00:00Z");
    private static final GroupId WEB = new GroupId("Web");
    private static final String POLICY =
            """
            power:
              measuringPeriod: 10s
              staleAfter: 30s
              minimumTimes: {awake: 0s, asleep: 0s, moderate: 0s}
              payBack: none
            """;

    private final Inventory inventory = inventory();
    private PoolConfiguration records = AtHome.of(inventory, PowerMode.AUTOMATIC);
    private final Pss pss = new Pss(new MemberId("power-1"), records, () -> 0, PowerPlanner::plan);
    private List<Course> begun = List.of();
    private int rounds;

    private static Inventory inventory() {
        var sample =
                InventoryFile.readPath(Path.of("../samples/sample.yaml")).inventory().orElseThrow();
        return PolicyFile.read(POLICY, "policy.yaml", sample).inventory().orElseThrow();
    }

    @BeforeEach
    void known() {
        pss.apply(records, T0);
    }

    private Instant now() {
        return T0.plusSeconds(10L * rounds);
    }

    /** One round in which every server measured that. @return what was decided */
    private List<PssDecision> round(double percent) {
        rounds++;
        for (var server : inventory.servers()) {
            var sample =
                    new LoadSample(
                            server.name(), now(), percent * 1e7, 1e9, percent, 2, percent, 256e6);
            assertThat(pss.offer(sample, now())).isEmpty();
        }
        begun = pss.round(now());
        return pss.decided();
    }

    private List<PssDecision> apply(PowerMode mode, Transition... transitions) {
        return apply(mode, Set.of(), Set.of(), transitions);
    }

    private List<PssDecision> apply(
            PowerMode mode,
            Set<ServerId> serversInMaintenance,
            Set<HostId> hostsInMaintenance,
            Transition... transitions) {
        records =
                new PoolConfiguration(
                        records.revision().next(),
                        records.mode(),
                        mode,
                        inventory,
                        serversInMaintenance,
                        hostsInMaintenance,
                        records.operation(),
                        records.suspend(),
                        records.liveMigration(),
                        records.realServers(),
                        records.states(),
                        records.troubles(),
                        records.problems(),
                        records.sleeping(),
                        records.away(),
                        records.incidents(),
                        List.of(transitions),
                        records.holds());
        pss.apply(records, now());
        return pss.decided();
    }

    private static List<OfGroup> groups(List<PssDecision> decided) {
        var groups = new ArrayList<OfGroup>();
        for (var one : decided) {
            if (one instanceof OfGroup group) {
                groups.add(group);
            }
        }
        return groups;
    }

    private static Transition web(TransitionState state, String holder) {
        var claim = claim();
        return new Transition(
                claim.transition(),
                claim.kind(),
                claim.group(),
                state,
                new Epoch(1),
                new MemberId(holder),
                true,
                List.of(),
                0,
                false,
                Optional.empty(),
                "4 of 4 lights in a row",
                T0,
                Optional.empty());
    }

    private static ClaimTransition claim() {
        return new ClaimTransition(
                new TransitionId("Web-light-20261123-100000-0000"),
                new MemberId("power-1"),
                TransitionKind.GOING_LIGHT,
                Optional.of(WEB),
                List.of(),
                "4 of 4 lights in a row");
    }

    @Test
    void theFirstRoundTellsHowEachGroupAndHostIs() {
        var first = round(60);
        assertThat(groups(first))
                .hasSize(3)
                .allMatch(one -> one.verdict() instanceof Verdict.Stays);
        assertThat(first).filteredOn(OfHost.class::isInstance).hasSize(inventory.hosts().size());
    }

    @Test
    void loadsThatMoveWithinTheirClassAreNoDecision() {
        round(60);
        assertThat(round(65)).isEmpty();
        assertThat(round(61)).isEmpty();
    }

    /** The first light is told, with its count, and the one at which the group goes light; not those between. */
    @Test
    void aClassThatChangesIsOneAndSoIsTheLastLightInARow() {
        round(60);
        var first = groups(round(5));
        assertThat(first).hasSize(3);
        assertThat(first.getFirst().judged().reason()).isEqualTo("1 of 4 lights in a row");
        assertThat(round(5)).isEmpty();
        assertThat(round(6)).isEmpty();
        var fourth = groups(round(5));
        assertThat(fourth).hasSize(3).allMatch(one -> one.acting() == Acting.ACTS);
        assertThat(fourth.getFirst().judged().reason()).isEqualTo("4 of 4 lights in a row");
        assertThat(fourth).allMatch(one -> one.verdict() instanceof Verdict.Goes);
        assertThat(fourth).allMatch(one -> !one.steps().isEmpty());
    }

    @Test
    void whatIsMissingIsToldOnceHoweverLongItIsMissing() {
        round(60);
        rounds += 6;
        pss.round(now());
        assertThat(groups(pss.decided())).hasSize(3);
        rounds++;
        pss.round(now());
        assertThat(pss.decided()).isEmpty();
    }

    @Test
    void whatAPlanLeadsToIsToldAnewWithThePowerMode() {
        apply(PowerMode.REPORT_ONLY);
        round(5);
        round(5);
        round(5);
        assertThat(groups(round(5))).hasSize(3).allMatch(one -> one.acting() == Acting.REPORTS);
        assertThat(round(5)).isEmpty();
        apply(PowerMode.APPROVE);
        assertThat(groups(round(5))).hasSize(3).allMatch(one -> one.acting() == Acting.PROPOSES);
    }

    @Test
    void whyNotIsToldWhenItBecomesAnother() {
        for (var light = 0; light < 3; light++) {
            round(5);
        }
        round(5);
        apply(PowerMode.AUTOMATIC, Set.of(new ServerId("W1")), Set.of());
        var told = groups(round(5));
        assertThat(told).extracting(OfGroup::group).containsExactly(WEB);
        assertThat(told.getFirst().verdict())
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        no -> assertThat(no.whyNot()).contains("W1 is in maintenance"));
        assertThat(round(6)).isEmpty();
    }

    @Test
    void whatBecomesOfATransitionIsToldAsTheRecordsHaveIt() {
        assertThat(fates(apply(PowerMode.APPROVE, web(TransitionState.PROPOSED, "power-1"))))
                .containsExactly(Fate.PROPOSED);
        assertThat(fates(apply(PowerMode.APPROVE, web(TransitionState.PROPOSED, "power-1"))))
                .isEmpty();
        assertThat(fates(apply(PowerMode.APPROVE, web(TransitionState.APPROVED, "power-1"))))
                .containsExactly(Fate.APPROVED);
        assertThat(fates(apply(PowerMode.APPROVE, web(TransitionState.RUNNING, "power-2"))))
                .containsExactly(Fate.BEGUN);
        assertThat(fates(apply(PowerMode.APPROVE, web(TransitionState.RUNNING, "power-3"))))
                .containsExactly(Fate.TAKEN_OVER);
        assertThat(fates(apply(PowerMode.APPROVE, web(TransitionState.UNDOING, "power-3"))))
                .containsExactly(Fate.UNDOING);
    }

    @Test
    void whatIsProposedAndGoneWasRejected() {
        apply(PowerMode.APPROVE, web(TransitionState.PROPOSED, "power-1"));
        assertThat(fates(apply(PowerMode.APPROVE))).containsExactly(Fate.REJECTED);
    }

    /** Load came back: for three rounds nobody plans what was proposed. */
    @Test
    void whatDoesNotFitAnyMoreIsWithdrawnWithItsReason() {
        apply(PowerMode.APPROVE, web(TransitionState.PROPOSED, "power-1"));
        round(60);
        round(60);
        round(60);
        assertThat(pss.withdrawn()).hasSize(1);
        var told = apply(PowerMode.APPROVE);
        assertThat(fates(told)).containsExactly(Fate.WITHDRAWN);
        assertThat(((OfTransition) told.getFirst()).reason()).contains("cpu 60 % is above 50 %");
    }

    @Test
    void aRefusalIsToldOnceUntilItIsForAnotherReason() {
        for (var light = 0; light < 4; light++) {
            round(5);
        }
        assertThat(begun).hasSize(3);
        assertThat(fates(end(Outcome.REFUSED, "W1 is held by W1-2026"))).hasSize(3);
        round(5);
        assertThat(fates(end(Outcome.REFUSED, "W1 is held by W1-2026"))).isEmpty();
        round(5);
        assertThat(fates(end(Outcome.REFUSED, "the pool is disarmed"))).hasSize(3);
    }

    @Test
    void howACourseEndsIsToldOnce() {
        for (var light = 0; light < 4; light++) {
            round(5);
        }
        assertThat(fates(end(Outcome.STOPPED, "RS2 does not answer")))
                .containsExactly(Fate.STOPPED, Fate.STOPPED, Fate.STOPPED);
        assertThat(apply(PowerMode.AUTOMATIC)).isEmpty();
    }

    @Test
    void hostsAreToldWhenSomethingElseIsSaidOfThem() {
        round(60);
        apply(PowerMode.AUTOMATIC, Set.of(), Set.of(new HostId("RS2")));
        assertThat(round(60))
                .filteredOn(OfHost.class::isInstance)
                .singleElement()
                .satisfies(
                        one ->
                                assertThat(((OfHost) one).reason())
                                        .isEqualTo("RS2 is in maintenance"));
    }

    private List<PssDecision> end(Outcome outcome, String reason) {
        for (var course : begun) {
            pss.ended(course.ended(outcome, reason), now());
        }
        return pss.decided();
    }

    private static List<Fate> fates(List<PssDecision> decided) {
        return decided.stream().map(one -> ((OfTransition) one).fate()).toList();
    }
}
