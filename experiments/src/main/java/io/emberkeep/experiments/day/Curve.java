package io.emberkeep.experiments.day;

import io.emberkeep.experiments.system.LoadPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A day's load, the same for each group, in percent of what its ordinary servers can do together. */
public enum Curve {
    /**
     * Quiet at night, busiest at 14:00: 1 + 25.5 · ((1 − cos(2π (t − 2 h) / 24 h)) / 2)⁴. Above 25 %, more than half of
     * what one server can do, for about two hours.
     */
    SMOOTH("a smooth day: 1 % at night, 26.5 % at 14:00") {
        @Override
        public List<LoadPoint> points() {
            var points = new ArrayList<LoadPoint>();
            for (var minute = 0; minute < DAY.toMinutes(); minute += 15) {
                var wave = (1 - Math.cos(2 * Math.PI * (minute / 60.0 - 2) / 24)) / 2;
                points.add(at(minute, 1 + 25.5 * Math.pow(wave, 4)));
            }
            return points;
        }
    },
    /** 4 %, and seven times a burst of a quarter of an hour to an hour, each up within two minutes. */
    BURSTY("a bursty day: 4 %, and seven bursts of 15 to 60 minutes to 35 to 60 %") {
        @Override
        public List<LoadPoint> points() {
            var points = new ArrayList<LoadPoint>();
            points.add(at(0, BASE));
            burst(points, 90, 20, 40);
            burst(points, 480, 60, 45);
            burst(points, 630, 20, 60);
            burst(points, 780, 40, 50);
            burst(points, 1020, 30, 55);
            burst(points, 1140, 15, 35);
            burst(points, 1290, 15, 40);
            return points;
        }
    };

    /** How long a day is. */
    public static final Duration DAY = Duration.ofHours(24);

    private static final double BASE = 4;
    private static final int RAMP_MINUTES = 2;

    private final String about;

    Curve(String about) {
        this.about = about;
    }

    /** The whole day, in order of time. */
    public abstract List<LoadPoint> points();

    /** In one line. */
    public String about() {
        return about;
    }

    /** The experiment's name. */
    public String experiment() {
        return "daily-load-" + name().toLowerCase(Locale.ROOT);
    }

    private static LoadPoint at(long minute, double percent) {
        return new LoadPoint(Duration.ofMinutes(minute), Math.round(percent * 1000) / 1000.0);
    }

    private static void burst(List<LoadPoint> points, int from, int minutes, double percent) {
        points.add(at(from, BASE));
        points.add(at(from + RAMP_MINUTES, percent));
        points.add(at(from + minutes - RAMP_MINUTES, percent));
        points.add(at(from + minutes, BASE));
    }
}
