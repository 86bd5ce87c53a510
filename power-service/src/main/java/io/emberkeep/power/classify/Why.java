package io.emberkeep.power.classify;

import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.power.load.LoadKind;
import io.emberkeep.power.load.Loads;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a group should be of a shape. Judging is done often and read seldom: the sentence is made when somebody reads it. */
public sealed interface Why {

    /** For people. */
    String sentence();

    /** Its load is not known. @param missing what is missing, a sentence */
    record Unknown(String missing) implements Why {
        @Override
        public String sentence() {
            return "unknown, " + missing;
        }
    }

    /** Its loads are above what leads out of its shape. */
    record Larger(Loads loads, LoadClass shape, ClassRules rules) implements Why {
        @Override
        public String sentence() {
            return Reasons.larger(loads, shape, rules);
        }
    }

    /** Its loads keep it in its shape. */
    record Same(Loads loads, Classes classes, LoadClass shape, ClassRules rules) implements Why {
        @Override
        public String sentence() {
            return Reasons.same(loads, classes, shape, rules);
        }
    }

    /**
     * Its loads are those of a smaller shape.
     *
     * @param count how often in a row
     * @param of how often it takes
     * @param smaller that shape
     * @param but what stands against it, after so many
     */
    record Smaller(int count, int of, LoadClass smaller, Optional<But> but) implements Why {
        @Override
        public String sentence() {
            var counted =
                    "%d of %d %s in a row"
                            .formatted(
                                    count,
                                    of,
                                    smaller == LoadClass.LIGHT ? "lights" : "below heavy");
            return but.map(one -> counted + ", but " + one.sentence()).orElse(counted);
        }
    }

    /** What stands against a smaller shape. */
    sealed interface But {

        /** For people. */
        String sentence();

        /** Of those that would serve none is measured. */
        record NobodyMeasured() implements But {
            @Override
            public String sentence() {
                return "nobody who is measured would serve";
            }
        }

        /** Those that would serve would not bear it. */
        record TooMuch(
                LoadKind kind, Loads foreseen, Bands back, List<ServerId> kept, double margin)
                implements But {
            public TooMuch {
                kept = List.copyOf(kept);
            }

            @Override
            public String sentence() {
                var names = kept.stream().map(ServerId::value).collect(Collectors.joining(" and "));
                return Reasons.foreseen(kind, foreseen, back, names, margin);
            }
        }
    }
}
