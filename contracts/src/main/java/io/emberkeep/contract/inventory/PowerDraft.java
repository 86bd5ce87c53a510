package io.emberkeep.contract.inventory;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code power:} as read, the defaults where the file is silent or was bad.
 *
 * @param settings all of them
 * @param place of the section
 * @param given where each key that the file has stands; one of a section within is {@code reserve.standbys}
 * @param bad keys whose values could not be read, so that nothing may be concluded from the default
 */
record PowerDraft(PowerSettings settings, Place place, Map<String, Place> given, Set<String> bad) {

    /** Where a fault of these keys is best shown: at the first that the file has. */
    private Place placeOf(String... keys) {
        for (var key : keys) {
            if (given.containsKey(key)) {
                return given.get(key);
            }
        }
        return place;
    }

    /** Adds a fault about these keys, unless one could not be read: nothing is concluded from its default. */
    void refuse(Faults faults, String sentence, String... keys) {
        if (Stream.of(keys).noneMatch(this::isBad)) {
            faults.add(placeOf(keys), "power of settings: " + sentence);
        }
    }

    private boolean isBad(String key) {
        return bad.stream().anyMatch(one -> one.equals(key) || one.startsWith(key + "."));
    }
}
