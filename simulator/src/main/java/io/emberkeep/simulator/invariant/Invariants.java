package io.emberkeep.simulator.invariant;

import io.emberkeep.simulator.Simulation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All of them. */
public final class Invariants {

    private static final Map<Class<? extends Invariant>, Function<Simulation, Invariant>> ALL =
            new LinkedHashMap<>();

    static {
        add(OneServerAnswersOnAVip.class, OneServerAnswersOnAVip::new);
        add(OffBeforeTakeover.class, OffBeforeTakeover::new);
        add(EpochsOnlyGrow.class, EpochsOnlyGrow::new);
        add(OneRecordEach.class, OneRecordEach::new);
        add(EveryFailureEnds.class, EveryFailureEnds::new);
        add(EveryClaimEnds.class, EveryClaimEnds::new);
        add(CopiesAgree.class, CopiesAgree::new);
        add(NoCommandTwice.class, NoCommandTwice::new);
        add(NothingUnlessArmed.class, NothingUnlessArmed::new);
        add(IncidentsOutrankTransitions.class, IncidentsOutrankTransitions::new);
        add(VipsComeBack.class, VipsComeBack::new);
        add(ReserveStaysAwake.class, ReserveStaysAwake::new);
        add(NobodySleepsAlong.class, NobodySleepsAlong::new);
        add(EveryTransitionEnds.class, EveryTransitionEnds::new);
        add(EveryTargetIsWatched.class, EveryTargetIsWatched::new);
        add(OneRecoveryEach.class, OneRecoveryEach::new);
    }

    private Invariants() {}

    private static <I extends Invariant> void add(Class<I> type, Function<Simulation, I> made) {
        ALL.put(type, made::apply);
    }

    /** How each is made. */
    public static List<Function<Simulation, Invariant>> all() {
        return List.copyOf(ALL.values());
    }

    /** How one is made. */
    public static Function<Simulation, Invariant> of(Class<? extends Invariant> type) {
        return ALL.get(type);
    }

    /** Their names. */
    public static List<Class<? extends Invariant>> classes() {
        return List.copyOf(ALL.keySet());
    }
}
