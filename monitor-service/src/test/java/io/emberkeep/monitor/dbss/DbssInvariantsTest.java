package io.emberkeep.monitor.dbss;

import static io.emberkeep.monitor.dbss.Samples.T0;
import static io.emberkeep.monitor.dbss.Samples.W1;
import static io.emberkeep.monitor.dbss.Samples.WB;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.CommandAnswer.Cause;
import io.emberkeep.contract.answer.CommandAnswer.Means;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Settings.Failover;
import io.emberkeep.contract.inventory.Settings.Fencing;
import io.emberkeep.contract.inventory.Settings.Repair;
import io.emberkeep.contract.inventory.Settings.Returning;
import io.emberkeep.contract.signal.Job;
import io.emberkeep.contract.signal.Step;
import io.emberkeep.contract.wire.Trees;
import io.emberkeep.monitor.dbss.DbssEffect.AskSif;
import io.emberkeep.monitor.dbss.DbssEffect.Examine;
import io.emberkeep.monitor.dbss.DbssEffect.Order;
import io.emberkeep.monitor.dbss.DbssEffect.StartTimer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever comes, in whatever order: the invariants of one DBSS. */
class DbssInvariantsTest {

    private static final int INPUTS = 400;

    /** Each so many of all decisions are decided again. */
    private static final int EACH = 97;

    @Property(tries = 400)
    void aVipIsNeverSetWhereAnotherMayHoldIt(@ForAll long seed) {
        new World(seed).play(INPUTS);
    }

    /** The property above is worth something only if recoveries come to their ends in it. */
    @Test
    void thePlaysReachWhatTheyAreAbout() {
        var steps = EnumSet.noneOf(Step.class);
        for (var seed = 0; seed < 300; seed++) {
            var world = new World(seed);
            world.play(INPUTS);
            steps.addAll(world.steps);
        }
        assertThat(steps)
                .contains(
                        Step.VIPS_SET,
                        Step.TARGET_RECOVERED,
                        Step.GIVEN_UP,
                        Step.TAKEN_OVER,
                        Step.COVERED,
                        Step.HOST_FENCED,
                        Step.STANDBY_RELEASED,
                        Step.VIPS_RESTORED,
                        Step.HELD,
                        Step.REFUSED);
    }

    /** One target, its standby and its SIF; what may hold the VIPs is remembered. */
    private static final class World {
        private final Random random;
        private final FakeSif sif;
        private final Set<ServerId> mayHold = new HashSet<>(Set.of(W1));
        private final List<DbssEffect> open = new ArrayList<>();
        private final List<String> trail = new ArrayList<>();
        private DbssState state;
        private Instant at = T0;
        private int backgrounds;
        private int told;
        private final Set<Step> steps = EnumSet.noneOf(Step.class);

        World(long seed) {
            random = new Random(seed);
            var settings =
                    Samples.settings(
                            pick(Repair.values()),
                            pick(Failover.values()),
                            pick(Returning.values()),
                            Fencing.REQUIRED);
            sif = new FakeSif(random, settings);
            state = DbssState.idle(sif.view());
        }

        void play(int inputs) {
            tell(new DbssInput.Started(at, false));
            for (var i = 0; i < inputs; i++) {
                at = at.plusMillis(random.nextInt(10) == 0 ? 60_000 : random.nextInt(2_000));
                step();
            }
        }

        private void step() {
            var dice = random.nextInt(20);
            if (dice == 0) {
                tell(new DbssInput.Tick(at));
            } else if (dice == 1) {
                tell(new DbssInput.Configured(at, sif.view()));
            } else if (dice == 2 && random.nextInt(10) == 0) {
                sif.mishap();
                tell(new DbssInput.Configured(at, sif.view()));
            } else if (dice == 3 && random.nextInt(10) == 0) {
                restart();
            } else if (dice == 4) {
                tell(stray());
            } else if (!open.isEmpty()) {
                var effect = open.get(random.nextInt(open.size()));
                // Now and then an answer comes twice.
                if (random.nextInt(10) > 0) {
                    open.remove(effect);
                }
                tell(answer(effect));
            } else {
                tell(new DbssInput.Tick(at));
            }
        }

        /** What nobody asked, or an answer of the wrong kind to what was asked. */
        private DbssInput stray() {
            if (open.isEmpty()) {
                return new DbssInput.TimerRang(at, "nobody's");
            }
            var asked = pick(open.toArray(DbssEffect[]::new));
            var name = Driver.name(asked);
            return asked instanceof Order
                    ? new DbssInput.SifAnswered(at, name, Optional.empty())
                    : new DbssInput.CommandAnswered(at, name, Samples.off(pick(Means.values())));
        }

        /** The process dies; what it had commanded may still be answered, to nobody. */
        private void restart() {
            trail.add("restart");
            open.clear();
            state = DbssState.idle(sif.view());
            backgrounds = 0;
            tell(new DbssInput.Started(at, false));
        }

        private DbssInput answer(DbssEffect effect) {
            return switch (effect) {
                case Examine(var name, _, _) ->
                        new DbssInput.Examined(at, name, finding(), trust());
                case AskSif(var name, var question, _) ->
                        new DbssInput.SifAnswered(
                                at,
                                name,
                                random.nextInt(10) == 0
                                        ? Optional.empty()
                                        : Optional.of(sif.answer(question, at)));
                case Order order -> {
                    var answer = carryOut(order);
                    yield new DbssInput.CommandAnswered(at, order.name(), answer);
                }
                case StartTimer(var name, _) -> new DbssInput.TimerRang(at, name);
                case DbssEffect.CancelTimer _,
                        DbssEffect.Publish _,
                        DbssEffect.ReportSif _,
                        DbssEffect.StepDone _ ->
                        throw new IllegalStateException("nobody answers " + effect);
            };
        }

        private Finding finding() {
            return switch (random.nextInt(5)) {
                case 0, 1 -> Samples.well();
                case 2 -> Samples.network();
                case 3 -> Samples.httpdBad();
                default -> Samples.vipBad();
            };
        }

        private Trust trust() {
            return switch (random.nextInt(8)) {
                case 0 -> new Trust.None("late");
                case 1 -> new Trust.WithWitness("many");
                default -> new Trust.Full();
            };
        }

        private CommandAnswer carryOut(Order order) {
            return switch (random.nextInt(8)) {
                case 0 -> Samples.unknown();
                case 1 -> new CommandAnswer.NotBegun("late");
                case 2 -> Samples.failed(pick(Cause.values()));
                default -> {
                    happened(order.condition());
                    yield Samples.off(pick(Means.values()));
                }
            };
        }

        private void happened(Condition condition) {
            switch (condition) {
                case Condition.VipsOff off -> mayHold.remove(off.server());
                case Condition.HostOff _, Condition.ServerRestarted _ -> mayHold.remove(W1);
                case Condition.ServerConnected connected -> {
                    if (!connected.withoutVips().isEmpty()) {
                        mayHold.remove(W1);
                    }
                }
                case Condition _ -> {}
            }
        }

        /** Read back from what is kept of it, the same follows (DESIGN rule 11). */
        private static void decidesTheSameAgain(
                DbssState before, DbssInput input, Decision decision) {
            var again =
                    Dbss.decide(
                            Trees.read(Trees.write(before), DbssState.class),
                            Trees.read(Trees.write(input), DbssInput.class));
            assertThat(again).isEqualTo(decision);
        }

        private void tell(DbssInput input) {
            var decision = Dbss.decide(state, input);
            assertThat(Dbss.decide(state, input)).as("the same again").isEqualTo(decision);
            if (++told % EACH == 0) {
                decidesTheSameAgain(state, input, decision);
            }
            trail.add(input + " -> " + decision.next().phase().getClass().getSimpleName());
            state = decision.next();
            for (var effect : decision.effects()) {
                switch (effect) {
                    case Order order -> {
                        allowed(order.condition());
                        open.add(order);
                    }
                    case DbssEffect.ReportSif(var report) -> sif.report(report);
                    case DbssEffect.CancelTimer(var name) ->
                            open.removeIf(one -> Driver.name(one).equals(name));
                    case DbssEffect.StepDone done -> oneBackground(done);
                    case DbssEffect.Publish _ -> {}
                    case Examine _, AskSif _, StartTimer _ -> open.add(effect);
                }
            }
            if (!(state.phase() instanceof Phase.Recovering)) {
                backgrounds = 0;
            }
        }

        private void oneBackground(DbssEffect.StepDone done) {
            steps.add(done.step());
            if (done.step() == Step.COMMAND_FAILED && done.detail().contains("without the VIPs")) {
                // Nobody could find out; the incident says so, and only an operator goes on.
                mayHold.remove(WB);
            }
            if (done.job() == Job.BACKGROUND && done.step() == Step.BACKGROUND_STARTED) {
                backgrounds++;
                assertThat(backgrounds).as(() -> tail()).isLessThanOrEqualTo(1);
            }
        }

        /** DESIGN rule 9: off means confirmed off. */
        private void allowed(Condition condition) {
            switch (condition) {
                case Condition.VipsOn on -> {
                    alone(on.server());
                    mayHold.add(on.server());
                }
                case Condition.ServerRunning running -> {
                    if (running.server().equals(WB)) {
                        alone(WB);
                    }
                }
                case Condition.ServerConnected connected -> {
                    if (connected.withoutVips().isEmpty()) {
                        alone(W1);
                    }
                }
                case Condition _ -> {}
            }
        }

        private void alone(ServerId server) {
            assertThat(mayHold)
                    .as(() -> server + " would be the second holder\n" + tail())
                    .isSubsetOf(server);
        }

        private String tail() {
            return String.join("\n", trail.subList(Math.max(0, trail.size() - 40), trail.size()));
        }

        private <T> T pick(T[] values) {
            return values[random.nextInt(values.length)];
        }
    }
}
