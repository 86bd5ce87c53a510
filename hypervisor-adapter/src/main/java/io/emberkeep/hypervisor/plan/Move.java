package io.emberkeep.hypervisor.plan;

import io.emberkeep.contract.answer.CommandAnswer;
import java.util.List;

/** What comes next for a wanted condition. */
public sealed interface Move {

    /** Look first. */
    record See(Look look) implements Move {}

    /** Do these, in this order, as far as they succeed. */
    record Act(List<Primitive> primitives) implements Move {
        public Act {
            primitives = List.copyOf(primitives);
        }

        static Act of(Primitive one) {
            return new Act(List.of(one));
        }
    }

    /**
     * The hardware takes time (it boots): look again in a moment.
     *
     * @param atLast the answer if no time is left for another look
     */
    record Await(CommandAnswer atLast) implements Move {}

    /** Nothing is left to be done. */
    record End(CommandAnswer answer) implements Move {}
}
