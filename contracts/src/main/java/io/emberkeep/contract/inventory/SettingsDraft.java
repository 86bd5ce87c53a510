package io.emberkeep.contract.inventory;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings as read, the defaults where the file is silent or was bad.
 *
 * @param settings all of them
 * @param place of the section
 * @param given where each key that the file has stands
 * @param bad keys whose values could not be read, so that nothing may be concluded from the default
 * @param power the section {@code power:}, if the file has it
 */
record SettingsDraft(
        Settings settings,
        Place place,
        Map<String, Place> given,
        Set<String> bad,
        Optional<PowerDraft> power) {

    /** A file that says nothing of settings. */
    static SettingsDraft defaults(Place place) {
        return new SettingsDraft(Settings.DEFAULT, place, Map.of(), Set.of(), Optional.empty());
    }

    /** Where a fault of these keys is best shown: at the first that the file has. */
    Place placeOf(String... keys) {
        for (var key : keys) {
            if (given.containsKey(key)) {
                return given.get(key);
            }
        }
        return place;
    }
}
