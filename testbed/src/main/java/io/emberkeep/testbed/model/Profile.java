package io.emberkeep.testbed.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A load over time, in percent of what a group's ordinary servers can do together. Between two points it
 * goes evenly from one to the other.
 *
 * @param points in order of time, one at least
 * @param every after which it begins anew, the last point leading to the first again; none if it ends: then it
 *     stays at the last point
 * @param speed by which its time runs faster than ours
 */
public record Profile(List<Point> points, Optional<Duration> every, double speed) {

    private static final double MOST_PERCENT = 1000;
    private static final double HIGHEST_SPEED = 1_000_000;
    private static final Duration LONGEST = Duration.ofDays(366);

    /**
     * A load at a time.
     *
     * @param at how long after the beginning, in the profile's own time
     * @param percent 0 to 1000: clients may ask more than there is
     */
    public record Point(Duration at, double percent) {
        /** @throws IllegalArgumentException with a sentence, for a time or load that cannot be */
        public Point {
            if (!(percent >= 0 && percent <= MOST_PERCENT)) {
                throw new IllegalArgumentException(
                        "A load must be from 0 to 1000 percent, and was " + shown(percent) + ".");
            }
            if (at.isNegative() || at.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "A profile's time must be from 0 to 366 days, and was " + at + ".");
            }
        }
    }

    /** @throws IllegalArgumentException with a sentence, for what does not fit together */
    public Profile {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("A profile needs one point at least.");
        }
        for (int next = 1; next < points.size(); next++) {
            if (points.get(next).at().compareTo(points.get(next - 1).at()) <= 0) {
                throw new IllegalArgumentException(
                        "A profile's points must be in order of time: %s comes after %s."
                                .formatted(points.get(next).at(), points.get(next - 1).at()));
            }
        }
        var last = points.getLast().at();
        if (every.isPresent() && every.get().compareTo(last) <= 0) {
            throw new IllegalArgumentException(
                    "A profile cannot begin anew every %s: its last point is at %s."
                            .formatted(every.get(), last));
        }
        if (!(speed > 0 && speed <= HIGHEST_SPEED)) {
            throw new IllegalArgumentException(
                    "A speed must be above 0 and at most 1000000, and was " + shown(speed) + ".");
        }
    }

    /** Always the same load. @throws IllegalArgumentException with a sentence, if it cannot be */
    public static Profile constant(double percent) {
        return new Profile(List.of(new Point(Duration.ZERO, percent)), Optional.empty(), 1);
    }

    /** The load so long, by our time, after it began. */
    public double percentAfter(Duration elapsed) {
        double place = Math.max(0, seconds(elapsed)) * speed;
        double round = every.map(Profile::seconds).orElse(Double.POSITIVE_INFINITY);
        place = every.isPresent() ? place % round : place;
        var first = points.getFirst();
        var last = points.getLast();
        if (place < seconds(first.at())) {
            return every.isPresent()
                    ? between(seconds(last.at()) - round, last, seconds(first.at()), first, place)
                    : first.percent();
        }
        for (int next = 1; next < points.size(); next++) {
            var to = points.get(next);
            if (place < seconds(to.at())) {
                var from = points.get(next - 1);
                return between(seconds(from.at()), from, seconds(to.at()), to, place);
            }
        }
        return every.isPresent()
                ? between(seconds(last.at()), last, seconds(first.at()) + round, first, place)
                : last.percent();
    }

    private static double between(double from, Point start, double to, Point end, double place) {
        double part = (place - from) / (to - from);
        return start.percent() + part * (end.percent() - start.percent());
    }

    private static double seconds(Duration time) {
        return time.getSeconds() + time.getNano() / 1e9;
    }

    /** A number without needless places. */
    static String shown(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
