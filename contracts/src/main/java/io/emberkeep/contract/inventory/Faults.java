package io.emberkeep.contract.inventory;

import io.emberkeep.contract.inventory.InventoryFile.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that a user hears of everything at once. */
final class Faults {

    private static final Comparator<Fault> IN_READING_ORDER =
            Comparator.comparing(Fault::file).thenComparingInt(Fault::line);

    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> warnings = new ArrayList<>();

    /** The inventory cannot be taken. */
    void add(Place place, String reason) {
        faults.add(new Fault(place.file(), place.line(), reason));
    }

    /** The inventory can be taken, but something will not work. */
    void warn(Place place, String reason) {
        warnings.add(new Fault(place.file(), place.line(), reason));
    }

    /** How many there are so far, to see whether a part was good. */
    int count() {
        return faults.size();
    }

    /** Whether nothing but warnings was found. */
    boolean none() {
        return faults.isEmpty();
    }

    List<Fault> faults() {
        return inReadingOrder(faults);
    }

    List<Fault> warnings() {
        return inReadingOrder(warnings);
    }

    private static List<Fault> inReadingOrder(List<Fault> all) {
        return all.stream().distinct().sorted(IN_READING_ORDER).toList();
    }
}
