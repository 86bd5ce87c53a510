package io.emberkeep.monitor.placement;

import static io.emberkeep.monitor.placement.Members.GB;
import static io.emberkeep.monitor.placement.Members.MACHINE;
import static io.emberkeep.monitor.placement.Members.T0;
import static io.emberkeep.monitor.placement.Members.member;
import static io.emberkeep.monitor.placement.Members.ready;
import static io.emberkeep.monitor.placement.Members.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition.ServerType;
import io.emberkeep.monitor.heartbeat.Standing;
import io.emberkeep.monitor.placement.MemberLoads.Offered;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** PLACE-1, of any members. */
class PlacementPropertiesTest {

    private static final ServerId NOBODY = new ServerId("failed");

    private static double score(ServerType type, Usage usage, int vms) {
        var placement =
                Placement.choose(
                        NOBODY,
                        type,
                        List.of(ready(1, new Prediction.Known(usage, MACHINE, true), vms)),
                        PlacementRules.DEFAULT);
        return ((Verdict.Scored) placement.verdicts().getFirst()).score();
    }

    private static List<Candidate> drawn(Random random) {
        var all = new ArrayList<Candidate>();
        for (var i = random.nextInt(12); i > 0; i--) {
            var known = random.nextInt(6) > 0;
            all.add(
                    new Candidate(
                            member(i),
                            i,
                            random.nextInt(6) > 0,
                            random.nextInt(6) > 0
                                    ? new Standing.Fresh(T0)
                                    : new Standing.Stale("silent"),
                            known
                                    ? Members.load(random.nextInt(3), 100 * random.nextInt(3), 0)
                                    : new Prediction.Unknown("no load"),
                            random.nextInt(6) > 0,
                            random.nextInt(3)));
        }
        return all;
    }

    @Property
    void moreFreeNeverScoresLess(
            @ForAll ServerType type,
            @ForAll @DoubleRange(max = 8) double memory,
            @ForAll @DoubleRange(max = 400) double idle,
            @ForAll @DoubleRange(max = 256_000) double traffic,
            @ForAll @DoubleRange(max = 1) double more) {
        var now = score(type, new Usage(memory * GB, idle, traffic), 0);
        var memoryMore = memory + more * (8 - memory);
        assertThat(score(type, new Usage(memoryMore * GB, idle, traffic), 0))
                .isGreaterThanOrEqualTo(now);
        var idleMore = idle + more * (400 - idle);
        assertThat(score(type, new Usage(memory * GB, idleMore, traffic), 0))
                .isGreaterThanOrEqualTo(now);
        assertThat(score(type, new Usage(memory * GB, idle, traffic * (1 - more)), 0))
                .isGreaterThanOrEqualTo(now);
    }

    @Property
    void aVmMoreCostsExactlyAHundred(
            @ForAll ServerType type,
            @ForAll @DoubleRange(max = 8) double memory,
            @ForAll @IntRange(max = 20) int vms) {
        var usage = new Usage(memory * GB, 200, 1_000);
        assertThat(score(type, usage, vms) - score(type, usage, vms + 1))
                .isCloseTo(100, within(1e-9));
    }

    /** So who runs fewer VMs comes first, whatever the loads. */
    @Property
    void theLoadsAloneAreBetween0And100(
            @ForAll ServerType type,
            @ForAll @DoubleRange(max = 8) double memory,
            @ForAll @DoubleRange(max = 400) double idle,
            @ForAll @DoubleRange(max = 256_000) double traffic) {
        assertThat(score(type, new Usage(memory * GB, idle, traffic), 0))
                .isBetween(0.0, 100.0 + 1e-9);
    }

    @Property(tries = 2000)
    void theOrderOfMembersDoesNotMatter(@ForAll long seed, @ForAll ServerType type) {
        var random = new Random(seed);
        var members = drawn(random);
        var placement = Placement.choose(NOBODY, type, members, PlacementRules.DEFAULT);
        var shuffled = new ArrayList<>(members);
        Collections.shuffle(shuffled, random);
        assertThat(Placement.choose(NOBODY, type, shuffled, PlacementRules.DEFAULT))
                .isEqualTo(placement);
    }

    @Property(tries = 2000)
    void theChosenOneIsACandidateAndNobodyIsBetter(@ForAll long seed, @ForAll ServerType type) {
        var members = drawn(new Random(seed));
        var placement = Placement.choose(NOBODY, type, members, PlacementRules.DEFAULT);
        var scored =
                placement.verdicts().stream()
                        .filter(Verdict.Scored.class::isInstance)
                        .map(Verdict.Scored.class::cast)
                        .toList();
        assertThat(placement.verdicts()).hasSameSizeAs(members);
        assertThat(placement.chosen().isPresent()).isEqualTo(!scored.isEmpty());
        for (var one : scored) {
            var best =
                    scored.stream()
                            .filter(it -> placement.chosen().get().equals(it.member()))
                            .findFirst()
                            .orElseThrow();
            assertThat(best.score()).isGreaterThanOrEqualTo(one.score());
            if (best.score() == one.score()) {
                assertThat(best.number()).isLessThanOrEqualTo(one.number());
            }
        }
    }

    /** Whatever is measured, what is foreseen is within what the machine has. */
    @Property(tries = 1000)
    void aPredictionIsWithinTheMachine(@ForAll long seed) {
        var random = new Random(seed);
        var loads = MemberLoads.none(member(1));
        var second = 0.0;
        for (var i = 0; i < 12; i++) {
            second += random.nextDouble() * 12;
            var sample =
                    sample(
                            1,
                            second,
                            8 * random.nextDouble(),
                            100 * random.nextDouble(),
                            256_000 * random.nextDouble());
            if (loads.offer(sample, sample.at(), PlacementRules.DEFAULT)
                    instanceof Offered.Taken(var next)) {
                loads = next;
            }
        }
        var now = T0.plusMillis(Math.round(second * 1_000));
        assertThat(loads.predict(now, PlacementRules.DEFAULT))
                .isInstanceOfSatisfying(
                        Prediction.Known.class,
                        known ->
                                assertThat(known.usage())
                                        .isEqualTo(known.usage().within(known.capacity())));
    }
}
