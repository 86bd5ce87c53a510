package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.inventory.Settings.ReturnWindow;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The time of day in which targets return by themselves (DBSS-15); UTC, it may go over midnight. */
final class Windows {

    private Windows() {}

    /** Whether the window is open then; one that is not set never is. */
    static boolean open(Optional<ReturnWindow> window, Instant at) {
        return window.filter(known -> open(known, at)).isPresent();
    }

    private static boolean open(ReturnWindow window, Instant at) {
        var from = LocalTime.parse(window.from());
        var to = LocalTime.parse(window.to());
        var now = LocalTime.ofInstant(at, ZoneOffset.UTC);
        var begun = !now.isBefore(from);
        var over = !now.isBefore(to);
        return from.isAfter(to) ? begun || !over : begun && !over;
    }

    /** Why a target is held outside the window. */
    static String waiting(Optional<ReturnWindow> window) {
        return "waits for the return window "
                + window.map(known -> known.from() + "–" + known.to() + " UTC")
                        .orElse("that is not set");
    }
}
