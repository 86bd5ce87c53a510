package io.emberkeep.power.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.inventory.GroupDefinition;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.contract.transition.Placement;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.contract.transition.Walk;
import io.emberkeep.power.classify.GroupWatch;
import io.emberkeep.power.classify.Judgement;
import io.emberkeep.power.classify.Why;
import io.emberkeep.power.plan.PowerPolicy.LightState;
import io.emberkeep.power.plan.PowerPolicy.PayBack;
import io.emberkeep.power.plan.PowerPolicy.Reserve;
import io.emberkeep.power.plan.PowerPolicy.Times;
import io.emberkeep.power.pss.LastPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever the pool, the wishes and the policy: what a plan, followed step by step, never does. */
class PlanPropertiesTest {

    private static final int ROUNDS = 6;

    @Property(tries = 400)
    void aPlanFollowedStepByStepKeepsTheInvariants(@ForAll long seed) {
        new Play(seed).run();
    }

    /** A plan that is given up after any step goes back to what was recorded before it (PSS-9). */
    @Property(tries = 300)
    void undoneFromAnyStepAGroupIsAsItWas(@ForAll long seed) {
        var play = new Play(seed);
        for (var round = 0; round < ROUNDS; round++) {
            var plan = play.plan(play.wishes());
            var now = play.pool.placement();
            for (var group : plan.groups()) {
                for (var done = 0; done <= group.steps().size(); done++) {
                    var middle = end(now, group.steps().subList(0, done));
                    var back = end(middle, group.undo(done));
                    assertThat(rowsOf(back)).isEqualTo(rowsOf(now));
                }
                now = end(now, group.steps());
            }
            play.pool.after(plan.steps());
        }
    }

    /** Going light, then moderate, restores the placement. */
    @Property(tries = 300)
    void thereAndBackIsWhereItBegan(@ForAll long seed) {
        var play = new Play(seed);
        var before = play.pool.placement();
        play.pool.after(play.plan(play.all(LoadClass.LIGHT)).steps());
        play.pool.after(play.plan(play.all(LoadClass.MODERATE)).steps());
        assertThat(rowsOf(play.pool.placement())).isEqualTo(rowsOf(before));
    }

    /** Each group's plan may be followed without the others' (PSS-8). */
    @Property(tries = 200)
    void noGroupWaitsForAnother(@ForAll long seed) {
        var play = new Play(seed);
        for (var round = 0; round < ROUNDS; round++) {
            var plan = play.plan(play.wishes());
            for (var group : plan.groups()) {
                end(play.pool.placement(), group.steps());
            }
            play.pool.after(plan.steps());
        }
    }

    /**
     * Who plans only what could come out otherwise says the same as who plans each time, to the letter: whatever changes,
     * and while minimum times run and end.
     */
    @Property(tries = 300)
    void theLastPlanIsThePlanUntilSomethingChanges(@ForAll long seed) {
        alike(seed);
    }

    /** @return how many rounds were not planned */
    private static int alike(long seed) {
        var play = new Play(seed, 120);
        var planned = new AtomicInteger();
        var last =
                new LastPlan(
                        (view, judged, policy) -> {
                            planned.incrementAndGet();
                            return PowerPlanner.plan(view, judged, policy);
                        });
        var now = Pools.NOW;
        var wishes = play.wishes();
        var rounds = 30;
        for (var round = 0; round < rounds; round++) {
            now = now.plusSeconds(play.random.nextInt(40));
            var seen = play.pool.view();
            var view = new PoolView(seen.configuration(), seen.power(), seen.changedAt(), now);
            var plan = last.plan(view, wishes, play.policy);
            var anew = PowerPlanner.plan(view, wishes, play.policy);
            assertThat(plan).isEqualTo(anew);
            assertThat(plan.groupReasons()).isEqualTo(anew.groupReasons());
            switch (play.random.nextInt(8)) {
                case 0 -> wishes = play.wishes();
                case 1 -> play.carriedOut(plan, now);
                case 2 -> play.pool.maintenance(play.anyHost());
                default -> wishes = play.sameFor("round " + round, wishes);
            }
        }
        return rounds - planned.get();
    }

    @Test
    void mostRoundsInWhichNothingChangesAreNotPlanned() {
        var spared = 0;
        for (var seed = 0; seed < 50; seed++) {
            spared += alike(seed);
        }
        assertThat(spared).isGreaterThan(50 * 30 / 3);
    }

    /** The properties are worth something only if plans of each kind are made in them. */
    @Test
    void thePlaysReachWhatTheyAreAbout() {
        Set<Class<?>> seen = new HashSet<>();
        var shapes = EnumSet.noneOf(LoadClass.class);
        for (var seed = 0; seed < 200; seed++) {
            var play = new Play(seed);
            play.run();
            seen.addAll(play.kinds);
            shapes.addAll(play.shapes);
        }
        // Nobody plans to settle: that comes of a step that was begun and not recorded. Two are an
        // operator's.
        seen.addAll(
                Set.of(
                        Step.Settle.class,
                        Step.MoveServer.class,
                        Step.BringStandbyHome.class,
                        Step.BeginMaintenance.class));
        assertThat(seen).containsExactlyInAnyOrder(Step.class.getPermittedSubclasses());
        assertThat(shapes).containsExactlyInAnyOrder(LoadClass.values());
    }

    private static Placement end(Placement start, List<Step> steps) {
        return switch (Walk.through(start, steps)) {
            case Walk.Result.Good(var end) -> end;
            case Walk.Result.Bad(var step, var reason) ->
                    throw new AssertionError(step + ": " + reason);
        };
    }

    /** The records; power aside, which PSS-6 looks after. */
    private static List<Object> rowsOf(Placement placement) {
        return List.of(
                placement.operation(),
                placement.suspend(),
                placement.liveMigration(),
                placement.states());
    }

    /** A random pool whose groups want random shapes, some rounds long. */
    private static final class Play {
        private final Random random;
        private final Pools pool;
        private final PowerPolicy policy;
        private final Set<Class<?>> kinds = new HashSet<>();
        private final Set<LoadClass> shapes = EnumSet.noneOf(LoadClass.class);

        Play(long seed) {
            this(seed, 0);
        }

        /** @param longest minimum time, in seconds */
        Play(long seed, int longest) {
            random = new Random(seed);
            pool = Pools.from(inventory());
            policy = policy(new Times(upTo(longest), upTo(longest), upTo(longest)));
        }

        private Duration upTo(int seconds) {
            return Duration.ofSeconds(seconds == 0 ? 0 : random.nextInt(seconds + 1));
        }

        HostId anyHost() {
            var hosts = pool.placement().inventory().hosts();
            return hosts.get(random.nextInt(hosts.size())).name();
        }

        /** The same wishes for another reason. */
        Map<GroupId, Judgement> sameFor(String reason, Map<GroupId, Judgement> wishes) {
            var same = new HashMap<GroupId, Judgement>();
            wishes.forEach(
                    (group, wish) ->
                            same.put(
                                    group,
                                    new Judgement(
                                            wish.next(), wish.wanted(), new Why.Unknown(reason))));
            return same;
        }

        void carriedOut(PoolPlan plan, Instant at) {
            pool.after(plan.steps());
            plan.groups().forEach(one -> pool.changed(one.group(), at));
            for (var step : plan.steps()) {
                if (step instanceof Step.SleepHost(var host)) {
                    pool.asleepSince(host, at);
                } else if (step instanceof Step.WakeHosts(var hosts)) {
                    hosts.forEach(host -> pool.awakeSince(host, at));
                }
            }
        }

        void run() {
            for (var round = 0; round < ROUNDS; round++) {
                var plan = plan(wishes());
                var now = pool.placement();
                for (var step : plan.steps()) {
                    kinds.add(step.getClass());
                    var before = now;
                    now = Walk.after(now, step);
                    check(before, step, now);
                }
                pool.after(plan.steps());
                groups().forEach(group -> shapes.add(pool.placement().shape(group)));
            }
        }

        PoolPlan plan(Map<GroupId, Judgement> wishes) {
            return PowerPlanner.plan(pool.view(), wishes, policy);
        }

        Map<GroupId, Judgement> wishes() {
            var wishes = new HashMap<GroupId, Judgement>();
            var classes = LoadClass.values();
            groups().forEach(group -> wishes.put(group, wish(group, classes[random.nextInt(3)])));
            return wishes;
        }

        Map<GroupId, Judgement> all(LoadClass wanted) {
            var wishes = new HashMap<GroupId, Judgement>();
            groups().forEach(group -> wishes.put(group, wish(group, wanted)));
            return wishes;
        }

        private static Judgement wish(GroupId group, LoadClass wanted) {
            return new Judgement(GroupWatch.first(group), wanted, new Why.Unknown("random"));
        }

        private Stream<GroupId> groups() {
            return pool.placement().inventory().groups().stream().map(GroupDefinition::name);
        }

        private void check(Placement before, Step step, Placement now) {
            var inventory = now.inventory();
            for (var server : inventory.servers()) {
                var rows =
                        Stream.concat(now.operation().stream(), now.suspend().stream())
                                .filter(row -> row.server().equals(server.name()))
                                .count();
                if (server.isStandby()) {
                    assertThat(rows).as("%s after %s", server.name(), step).isLessThanOrEqualTo(1);
                } else {
                    assertThat(rows).as("%s after %s", server.name(), step).isEqualTo(1);
                }
            }
            var vips = now.operation().stream().flatMap(row -> row.vips().stream()).toList();
            assertThat(vips)
                    .as("VIPs after %s", step)
                    .containsExactlyInAnyOrderElementsOf(
                            inventory.servers().stream()
                                    .flatMap(server -> server.vips().stream())
                                    .toList());
            assertThat(now.operation())
                    .as("hosts after %s", step)
                    .allMatch(row -> now.awake(row.realServer().orElseThrow()));
            assertThat(inventory.hosts())
                    .as("marked hosts after %s", step)
                    .filteredOn(host -> host.management() || !now.basedOn(host.name()).isEmpty())
                    .allMatch(host -> now.awake(host.name()));
            if (step instanceof Step.SleepHost) {
                assertThat(awake(now)).isGreaterThanOrEqualTo(policy.reserve().awakeHosts());
            }
            checkStandbys(before, step, now);
        }

        /** No step that saves power leaves a group fewer free standbys than the reserve. */
        private void checkStandbys(Placement before, Step step, Placement now) {
            if (step instanceof Step.SleepHost || step instanceof Step.StartSpare) {
                groups().filter(group -> free(now, group) < free(before, group))
                        .forEach(
                                group ->
                                        assertThat(free(now, group))
                                                .isGreaterThanOrEqualTo(
                                                        policy.reserve().standbys()));
            }
        }

        private int free(Placement now, GroupId group) {
            return Standbys.free(now, pool.view(), group).size();
        }

        private static long awake(Placement now) {
            return now.inventory().hosts().stream()
                    .filter(host -> !host.management() && now.awake(host.name()))
                    .count();
        }

        private PowerPolicy policy(Times times) {
            return new PowerPolicy(
                    random.nextInt(3) == 0 ? LightState.REDUNDANT : LightState.SINGLE,
                    Optional.empty(),
                    new Reserve(random.nextInt(3), random.nextInt(2)),
                    times,
                    random.nextInt(3) == 0
                            ? Optional.of(
                                    new PayBack(
                                            Duration.ofMinutes(1 + random.nextInt(10)),
                                            Duration.ofSeconds(35),
                                            Duration.ofSeconds(30)))
                            : Optional.empty(),
                    Duration.ZERO);
        }

        private String inventory() {
            var hosts = 2 + random.nextInt(5);
            var text = new StringBuilder("pool: random\nhosts:\n");
            text.append(
                    "  MS: {ip: 10.0.0.200, mac: 02:00:00:00:01:00, libvirt: loopback:MS, management: true}\n");
            for (var i = 1; i <= hosts; i++) {
                text.append(
                        "  H%d: {ip: 10.0.0.%d, mac: 02:00:00:00:02:%02d, libvirt: loopback:H%d, watts: {idle: %d, busy: 120, suspended: 4}}\n"
                                .formatted(i, 200 + i, i, i, 20 + random.nextInt(80)));
            }
            var groups = 1 + random.nextInt(4);
            text.append("groups:\n");
            for (var g = 1; g <= groups; g++) {
                text.append(
                        "  G%d: {baseHost: H%d, services: {httpd: 8080}}\n"
                                .formatted(g, 1 + random.nextInt(Math.min(2, hosts))));
            }
            text.append("servers:\n");
            for (var g = 1; g <= groups; g++) {
                servers(text, g, hosts);
            }
            text.append("standbys:\n");
            for (var g = 1; g <= groups; g++) {
                var host = random.nextInt(3) == 0 ? "H" + (1 + random.nextInt(hosts)) : "MS";
                text.append(
                        "  B%d: {group: G%d, ip: 10.3.%d.1, host: %s}\n".formatted(g, g, g, host));
            }
            return text.toString();
        }

        private void servers(StringBuilder text, int group, int hosts) {
            var servers = 1 + random.nextInt(4);
            for (var s = 1; s <= servers; s++) {
                var vips =
                        random.nextInt(3) == 0
                                ? "10.2.%d.%d, 10.2.%d.%d".formatted(group, s, group, 100 + s)
                                : "10.2.%d.%d".formatted(group, s);
                text.append(
                        "  S%d-%d: {group: G%d, ip: 10.1.%d.%d, vips: [%s], host: H%d, standby: B%d}\n"
                                .formatted(
                                        group,
                                        s,
                                        group,
                                        group,
                                        s,
                                        vips,
                                        1 + random.nextInt(hosts),
                                        group));
            }
        }
    }
}
