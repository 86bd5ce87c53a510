package io.emberkeep.power.plan;

import static io.emberkeep.power.plan.Pools.ALL;
import static io.emberkeep.power.plan.Pools.NOW;
import static io.emberkeep.power.plan.Pools.RS1;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.load.LoadSample;
import io.emberkeep.power.classify.ClassRules;
import io.emberkeep.power.classify.GroupWatch;
import io.emberkeep.power.classify.Judgement;
import io.emberkeep.power.classify.Observation;
import io.emberkeep.power.load.GroupLoad;
import io.emberkeep.power.load.LoadRules;
import io.emberkeep.power.load.LoadWindow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The cores together on the sample pool, round after round: measured, judged, planned, done. */
class CoresTogetherTest {

    private static final int ROUNDS = 25;

    @Test
    void withNoLoadThePoolGoesLightAfterFourRoundsAndComesBackAtTheFirstLoad() {
        var run = new Run(Map.of(), PowerPolicy.DEFAULT);
        for (var round = 0; round < 3; round++) {
            assertThat(run.round().steps()).isEmpty();
        }
        assertThat(run.round().sleeps()).hasSize(2);
        assertThat(run.pool.placement().operation())
                .extracting(ServerRow::realServer)
                .containsOnly(Pools.on(RS1));
        run.asked.putAll(asking(120));
        run.round();
        assertThat(ALL).allMatch(group -> run.shape(group) == LoadClass.MODERATE);
        assertThat(run.pool.placement().asleep(Pools.RS2)).isFalse();
    }

    /** No flapping at any constant load, under any of these policies. */
    @Property(tries = 150)
    void aConstantLoadChangesAGroupOnceAtMost(@ForAll long seed) {
        var random = new Random(seed);
        var asked = new HashMap<GroupId, Double>();
        ALL.forEach(group -> asked.put(group, 120 * random.nextDouble()));
        var run = new Run(asked, random.nextBoolean() ? PowerPolicy.PAPER : PowerPolicy.DEFAULT);
        if (random.nextBoolean()) {
            run.goneLight();
        }
        var changes = new HashMap<GroupId, List<LoadClass>>();
        for (var round = 0; round < ROUNDS; round++) {
            for (var plan : run.round().groups()) {
                changes.computeIfAbsent(plan.group(), _ -> new ArrayList<>()).add(plan.to());
            }
        }
        assertThat(changes.values()).allMatch(shapes -> shapes.size() == 1);
    }

    private static Map<GroupId, Double> asking(double percentOfOne) {
        var asked = new HashMap<GroupId, Double>();
        ALL.forEach(group -> asked.put(group, percentOfOne));
        return asked;
    }

    /** A pool of which so much is asked, in percent of one server's processor, whoever serves. */
    private static final class Run {
        private final Pools pool = Pools.sample();
        private final Map<GroupId, Double> asked;
        private final PowerPolicy policy;
        private final Map<GroupId, GroupWatch> watches = new HashMap<>();

        Run(Map<GroupId, Double> asked, PowerPolicy policy) {
            this.asked = new HashMap<>(asked);
            this.policy = policy;
        }

        void goneLight() {
            var light = Pools.wanting(LoadClass.LIGHT, ALL);
            pool.after(PowerPlanner.plan(pool.view(), light, PowerPolicy.PAPER).steps());
        }

        PoolPlan round() {
            var judged = new HashMap<GroupId, Judgement>();
            for (var group : ALL) {
                var seen =
                        new Observation(
                                load(group),
                                shape(group),
                                PowerPlanner.ifSmaller(pool.view(), group, policy));
                var watch = watches.getOrDefault(group, GroupWatch.resumed(group, shape(group)));
                judged.put(group, watch.observe(seen, ClassRules.DEFAULT));
                watches.put(group, judged.get(group).next());
            }
            var plan = PowerPlanner.plan(pool.view(), judged, policy);
            pool.after(plan.steps());
            return plan;
        }

        LoadClass shape(GroupId group) {
            return pool.placement().shape(group);
        }

        private GroupLoad load(GroupId group) {
            var serving = pool.placement().serving(group).stream().map(ServerRow::server).toList();
            var cpu = Math.min(100, asked.getOrDefault(group, 0.0) / serving.size());
            var windows = new HashMap<ServerId, LoadWindow>();
            for (var server : serving) {
                var sample = new LoadSample(server, NOW, 0, 1, cpu, 1, 0, 1);
                windows.put(server, new LoadWindow(server, List.of(sample)));
            }
            return GroupLoad.of(group, serving, windows, NOW, LoadRules.DEFAULT);
        }
    }
}
