package io.emberkeep.sif.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.SignalAnswer.Granted;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.configuration.TransitionState;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.signal.IncidentQuestion.Claim;
import io.emberkeep.contract.signal.IncidentQuestion.TakeOver;
import io.emberkeep.contract.signal.TransitionQuestion.TakeOverTransition;
import io.emberkeep.contract.wire.Trees;
import io.emberkeep.sif.configuration.SifInput.SignalReceived;
import io.emberkeep.sif.support.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whatever is told in whatever order: the records keep their rules, and nothing throws. */
class RandomSignalsTest {

    private static final Inventory SAMPLE = Samples.inventory().withoutPower();

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void theSamplePoolKeepsItsRules(@ForAll @Size(min = 100, max = 200) List<Long> dice) {
        new Told(SAMPLE).all(dice);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void anyPoolKeepsItsRules(
            @ForAll long pool, @ForAll @Size(min = 100, max = 200) List<Long> dice) {
        new Told(new RandomInventories(new Random(pool)).fresh(new PoolId("any"))).all(dice);
    }

    /** What came late, twice or in another order is as good as any signal. */
    @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED)
    void whatWasToldBeforeMayComeAgainAtAnyTime(
            @ForAll long order, @ForAll @Size(min = 50, max = 150) List<Long> dice) {
        var random = new Random(order);
        var told = new Told(SAMPLE);
        var earlier = new ArrayList<SignalReceived>();
        for (var one : dice) {
            if (told.tell(one) instanceof SignalReceived signal) {
                earlier.add(signal);
            }
            if (!earlier.isEmpty() && random.nextInt(3) == 0) {
                var old = earlier.get(random.nextInt(earlier.size()));
                told.tell(new SignalReceived(old.signal(), old.deadline(), told.now));
            }
        }
    }

    /** The properties above are worth something only if recoveries come to their ends in them. */
    @Test
    void theRandomSignalsReachWhatTheyAreAbout() {
        var states = EnumSet.noneOf(IncidentState.class);
        var transitions = EnumSet.noneOf(TransitionState.class);
        var revisions = 0L;
        for (var seed = 0; seed < 25; seed++) {
            var told = new Told(SAMPLE);
            new Random(seed).longs(300).forEach(told::tell);
            states.addAll(told.states);
            transitions.addAll(told.transitions);
            revisions += told.state.configuration().revision().value();
        }
        assertThat(states).containsExactlyInAnyOrder(IncidentState.values());
        assertThat(transitions).containsExactlyInAnyOrder(TransitionState.values());
        assertThat(revisions).isGreaterThan(25 * 30);
    }

    /** A pool to which something is told, looked at after each signal. */
    private static final class Told {
        private final Inventory first;
        private final EnumSet<IncidentState> states = EnumSet.noneOf(IncidentState.class);
        private final EnumSet<TransitionState> transitions = EnumSet.noneOf(TransitionState.class);
        private int count;
        private PoolState state;
        private Instant now = SamplePool.START;

        Told(Inventory first) {
            this.first = first;
            this.state = PoolState.none(first.pool());
        }

        void all(List<Long> dice) {
            dice.forEach(this::tell);
        }

        SifInput tell(long dice) {
            now = now.plusMillis(100 + Math.floorMod(dice, 1_500));
            var input = new RandomSignals(dice, state, now).input(first);
            tell(input);
            return input;
        }

        /** Read back from what is kept of it, the same follows (DESIGN rule 11). */
        private static Decision decidedFromWhatIsKept(PoolState before, SifInput input) {
            return Sif.decide(
                    Trees.read(Trees.write(before), PoolState.class),
                    Trees.read(Trees.write(input), SifInput.class));
        }

        void tell(SifInput input) {
            var before = state;
            var decision = Sif.decide(before, input);
            state = decision.next();
            assertThat(Consistency.broken(state)).as("after %s", input).isEmpty();
            assertThat(Succession.broken(before, input, decision)).as("by %s", input).isEmpty();
            if (++count % 4 == 0) {
                assertThat(Succession.theChangesGiveTheStateAfter(before, decision)).isEmpty();
                assertThat(Sif.decide(before, input)).as("%s again", input).isEqualTo(decision);
                assertThat(decidedFromWhatIsKept(before, input)).isEqualTo(decision);
                again(input, decision);
            }
            state.configuration().incidents().stream().map(Incident::state).forEach(states::add);
            state.past().values().stream().map(Incident::state).forEach(states::add);
            Stream.concat(state.configuration().transitions().stream(), state.ended().stream())
                    .map(Transition::state)
                    .forEach(transitions::add);
        }

        /** SIF-8: only who takes over gets another epoch each time; its signal's id keeps it from that. */
        private void again(SifInput input, Decision decision) {
            if (input instanceof SignalReceived(TakeOver _, _, _)
                    || input instanceof SignalReceived(TakeOverTransition _, _, _)) {
                return;
            }
            var second = Sif.decide(state, input);
            assertThat(second.changed()).as("%s changes nothing twice", input).isFalse();
            if (input instanceof SignalReceived(Claim _, _, _)) {
                assertThat(incident(second)).as("claimed again").isEqualTo(incident(decision));
            }
        }

        private static Optional<Incident> incident(Decision decision) {
            return decision.answer()
                    .filter(Granted.class::isInstance)
                    .map(answer -> ((Granted) answer).incident());
        }
    }
}
