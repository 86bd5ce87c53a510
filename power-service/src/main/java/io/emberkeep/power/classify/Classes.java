package io.emberkeep.power.classify;

import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.power.load.LoadKind;
import io.emberkeep.power.load.Loads;
import io.emberkeep.power.load.Percent;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The class of each of a group's three loads (PSS-1).
 *
 * @param memory of Lm
 * @param cpu of Lc
 * @param network of Ln
 */
public record Classes(LoadClass memory, LoadClass cpu, LoadClass network) {

    /** Each load the same: what a group begins with. */
    public static Classes all(LoadClass one) {
        return new Classes(one, one, one);
    }

    /** The class of that load. */
    public LoadClass of(LoadKind kind) {
        return switch (kind) {
            case MEMORY -> memory;
            case CPU -> cpu;
            case NETWORK -> network;
        };
    }

    /** The group's: light if all three are light; moderate, or heavy, if any is (PSS-2, PSS-11). */
    public LoadClass group() {
        return Stream.of(memory, cpu, network).max(LoadClass::compareTo).orElseThrow();
    }

    /**
     * The classes that these loads have after these, none more than one above the shape: what is heavy on the few
     * servers of a light group says nothing of all of them, and would be kept by the hysteresis.
     */
    Classes after(Loads loads, LoadClass shape, ClassRules rules) {
        return new Classes(
                next(LoadKind.MEMORY, loads, shape, rules),
                next(LoadKind.CPU, loads, shape, rules),
                next(LoadKind.NETWORK, loads, shape, rules));
    }

    private LoadClass next(LoadKind kind, Loads loads, LoadClass shape, ClassRules rules) {
        var next =
                next(
                        of(kind),
                        loads.of(kind),
                        rules.bands().of(kind),
                        rules.heavy().map(bands -> bands.of(kind)));
        return next.above(shape.larger()) ? shape.larger() : next;
    }

    /** Below low light, above high moderate, between them as before; and heavy in the same way. */
    static LoadClass next(LoadClass before, Percent load, Band band, Optional<Band> heavy) {
        if (heavy.isPresent()) {
            var upper = heavy.get();
            if (load.above(upper.high())
                    || (before == LoadClass.HEAVY && !load.below(upper.low()))) {
                return LoadClass.HEAVY;
            }
        }
        if (load.below(band.low())) {
            return LoadClass.LIGHT;
        }
        return before == LoadClass.LIGHT && !load.above(band.high())
                ? LoadClass.LIGHT
                : LoadClass.MODERATE;
    }
}
