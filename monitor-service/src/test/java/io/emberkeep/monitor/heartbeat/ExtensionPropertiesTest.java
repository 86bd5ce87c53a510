package io.emberkeep.monitor.heartbeat;

import static io.emberkeep.monitor.heartbeat.Beats.members;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.structure.Assignment;
import io.emberkeep.contract.structure.Ring;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** RING-2 iii, of any ring and any failures. */
class ExtensionPropertiesTest {

    private record Draw(List<Assignment> assignments, List<ServerId> up, Set<ServerId> stale) {

        static Draw of(long seed) {
            var random = new Random(seed);
            var members = members(2 + random.nextInt(40));
            var apart = some(members, random, 0.15);
            var up = members.stream().filter(one -> !apart.contains(one)).toList();
            return new Draw(
                    new Ring(5 + random.nextInt(28)).assign(members, apart),
                    up,
                    some(up, random, random.nextDouble()));
        }

        private static Set<ServerId> some(List<ServerId> all, Random random, double share) {
            return all.stream()
                    .filter(_ -> random.nextDouble() < share)
                    .collect(Collectors.toCollection(HashSet::new));
        }

        Map<ServerId, ServerId> next() {
            return assignments.stream()
                    .collect(
                            Collectors.toMap(
                                    one -> new ServerId(one.manager().value()),
                                    Assignment::target));
        }

        List<ServerId> added(ServerId me) {
            return Extension.of(assignments, new MemberId(me.value()), stale);
        }
    }

    @Property(tries = 2000)
    void whatIsAddedIsARowOfSuccessors(@ForAll long seed) {
        var draw = Draw.of(seed);
        for (var me : draw.up()) {
            var one = draw.next().get(me);
            for (var added : draw.added(me)) {
                one = draw.next().get(one);
                assertThat(added).isEqualTo(one).isNotEqualTo(me);
            }
            assertThat(draw.added(me)).doesNotHaveDuplicates();
        }
    }

    @Property(tries = 2000)
    void ofKSilentSuccessorsKPlusOneAreWatched(@ForAll long seed) {
        var draw = Draw.of(seed);
        for (var me : draw.up()) {
            var silent = new ArrayList<ServerId>();
            var one = draw.next().get(me);
            while (one != null && !one.equals(me) && draw.stale().contains(one)) {
                silent.add(one);
                one = draw.next().get(one);
            }
            var healthyAfter = one != null && !one.equals(me) ? 1 : 0;
            // One of them is the member's own target, which is not added but watched all the same.
            assertThat(draw.added(me))
                    .hasSize(silent.size() < 2 ? 0 : silent.size() - 1 + healthyAfter);
        }
    }

    @Property(tries = 500)
    void ifAllAreWellNobodyAddsAnybody(@ForAll long seed) {
        var draw = Draw.of(seed);
        for (var me : draw.up()) {
            assertThat(Extension.of(draw.assignments(), new MemberId(me.value()), Set.of()))
                    .isEmpty();
        }
    }

    /** A healthy one after a single silent one is started as soon as that is confirmed (RING-3). */
    @Property(tries = 2000)
    void everySilentOneIsWatchedBySomebodyWhoIsWell(@ForAll long seed) {
        var draw = Draw.of(seed);
        var watched = new HashSet<ServerId>();
        for (var me : draw.up()) {
            if (!draw.stale().contains(me) && draw.next().containsKey(me)) {
                watched.add(draw.next().get(me));
                watched.addAll(draw.added(me));
            }
        }
        for (var target : draw.stale()) {
            if (!draw.next().containsKey(target)) {
                continue;
            }
            var ring = new HashSet<ServerId>();
            for (var one = target; ring.add(one); one = draw.next().get(one)) {
                assertThat(draw.next()).containsKey(one);
            }
            ring.remove(target);
            if (!draw.stale().containsAll(ring)) {
                assertThat(watched).contains(target);
            }
        }
    }
}
