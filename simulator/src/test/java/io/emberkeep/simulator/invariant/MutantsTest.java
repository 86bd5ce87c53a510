package io.emberkeep.simulator.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.simulator.Cores;
import io.emberkeep.simulator.random.RandomRun;
import io.emberkeep.simulator.random.RandomRuns;
import io.emberkeep.simulator.random.SamplePool;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each invariant catches a core that breaks it; one that catches nothing would be worth nothing. */
class MutantsTest {

    private static final int RUNS = 40;

    record Pair(Class<? extends Invariant> invariant, Cores mutant) {
        @Override
        public String toString() {
            return invariant.getSimpleName();
        }
    }

    static Stream<Pair> pairs() {
        return Stream.of(
                new Pair(OneServerAnswersOnAVip.class, Mutants.LEAVES_THE_VIPS),
                new Pair(OffBeforeTakeover.class, Mutants.TAKES_SILENT_FOR_OFF),
                new Pair(EpochsOnlyGrow.class, Mutants.FORGETS_EPOCHS),
                new Pair(OneRecordEach.class, Mutants.LEAVES_THE_ROW),
                new Pair(EveryFailureEnds.class, Mutants.STOPS_LOOKING),
                new Pair(EveryClaimEnds.class, Mutants.KEEPS_HOLDS),
                new Pair(CopiesAgree.class, Mutants.CHANGES_IN_SECRET),
                new Pair(NoCommandTwice.class, Mutants.ACTS_TWICE),
                new Pair(NothingUnlessArmed.class, Mutants.IGNORES_THE_MODE),
                new Pair(IncidentsOutrankTransitions.class, Mutants.INTERRUPTS_NOTHING),
                new Pair(VipsComeBack.class, Mutants.SETS_NO_VIPS),
                new Pair(ReserveStaysAwake.class, Mutants.KNOWS_NO_RESERVE),
                new Pair(NobodySleepsAlong.class, Mutants.FORGETS_WHO_IS_AWAY),
                new Pair(EveryTransitionEnds.class, Mutants.WAITS_FOR_EVER),
                new Pair(EveryTargetIsWatched.class, Mutants.WATCHES_AS_AT_THE_START),
                new Pair(OneRecoveryEach.class, Mutants.GRANTS_TO_TWO));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void isCaught(Pair pair) {
        var caught =
                LongStream.range(1, 1 + RUNS)
                        .mapToObj(seed -> run(seed, pair))
                        .flatMap(result -> result.broken().stream())
                        .findFirst();
        assertThat(caught).isPresent();
        assertThat(caught.get()).startsWith(pair.invariant().getSimpleName());
    }

    @Test
    void everyInvariantHasAMutant() {
        assertThat(pairs().map(Pair::invariant))
                .containsExactlyInAnyOrderElementsOf(Invariants.classes());
    }

    private static RandomRun.Result run(long seed, Pair pair) {
        return RandomRun.run(
                seed,
                SamplePool.machines(),
                SamplePool.inventory(),
                RandomRuns.LENGTH,
                pair.mutant(),
                List.of(Invariants.of(pair.invariant())),
                List.of());
    }
}
