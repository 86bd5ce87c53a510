package io.emberkeep.testbed.control;

import io.emberkeep.testbed.model.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A load that is wanted of a group. */
final class LoadRequest {

    private LoadRequest() {}

    /** @param percent of what the group's ordinary servers can do together */
    record Constant(Optional<Double> percent) {
        /** @throws BadRequest with a sentence, for a load that cannot be */
        Profile profile() {
            double wanted = need(percent, "percent");
            return checked(() -> Profile.constant(wanted));
        }
    }

    /**
     * @param points in order of time
     * @param every after which it begins anew; without it, it ends
     * @param speed by which its time runs faster; 1 if it is missing
     */
    record Changing(
            Optional<List<Place>> points, Optional<Duration> every, Optional<Double> speed) {
        /** @throws BadRequest with a sentence, for a profile that cannot be */
        Profile profile() {
            return checked(
                    () ->
                            new Profile(
                                    points.orElse(List.of()).stream().map(Place::point).toList(),
                                    every,
                                    speed.orElse(1.0)));
        }
    }

    /** A load at a time after the beginning. */
    record Place(Optional<Duration> at, Optional<Double> percent) {
        Profile.Point point() {
            return new Profile.Point(need(at, "at"), need(percent, "percent"));
        }
    }

    private static <T> T need(Optional<T> value, String field) {
        return value.orElseThrow(() -> new BadRequest("The field " + field + " is missing."));
    }

    private static Profile checked(Supplier<Profile> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException wrong) {
            throw new BadRequest(wrong.getMessage());
        }
    }
}
