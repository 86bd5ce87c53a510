package io.emberkeep.contract.inventory;

import io.emberkeep.contract.inventory.Settings.Failover;
import io.emberkeep.contract.inventory.Settings.Repair;
import io.emberkeep.contract.inventory.Settings.Returning;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Checks the settings against each other (DESIGN rule 13); docs/inventory.md lists the rules. */
final class SettingsChecker {

    /** A shorter one would be a busy loop, or within what clocks and schedulers promise. */
    private static final Duration SHORTEST = Duration.ofMillis(10);

    private static final Duration LONGEST = Duration.ofDays(7);

    /** A dead holder of the SIF's lock delays everybody for at most three seconds (DESIGN rule 6). */
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(3);

    private final SettingsDraft draft;
    private final Settings settings;
    private final Faults faults;

    private SettingsChecker(SettingsDraft draft, Faults faults) {
        this.draft = draft;
        this.settings = draft.settings();
        this.faults = faults;
    }

    static void check(SettingsDraft draft, Faults faults) {
        var checker = new SettingsChecker(draft, faults);
        checker.eachDuration();
        checker.examinations();
        checker.recoveries();
        checker.leases();
        checker.returning();
        checker.shares();
    }

    private void eachDuration() {
        durations()
                .forEach(
                        (key, duration) -> {
                            if (duration.compareTo(SHORTEST) < 0
                                    || duration.compareTo(LONGEST) > 0) {
                                refuse(
                                        "%s (%s) is to be between 10ms and 7d"
                                                .formatted(label(key), Durations.format(duration)),
                                        key);
                            }
                        });
    }

    private Map<String, Duration> durations() {
        var all = new LinkedHashMap<String, Duration>();
        all.put("interval", settings.interval());
        all.put("networkTimeout", settings.networkTimeout());
        all.put("serviceTimeout", settings.serviceTimeout());
        all.put("maximumRestartWait", settings.maximumRestartWait());
        all.put("daemonRestartWait", settings.daemonRestartWait());
        all.put("recoveryPoll", settings.recoveryPoll());
        all.put("lease", settings.lease());
        all.put("commandDeadline", settings.commandDeadline());
        all.put("migrationDeadline", settings.migrationDeadline());
        all.put("flapping", settings.flapping().within());
        return all;
    }

    /** An interval shorter than its examinations would make every tick late (DBSS-4, DESIGN rule 13). */
    private void examinations() {
        var twice = settings.networkTimeout().plus(settings.serviceTimeout()).multipliedBy(2);
        if (settings.interval().compareTo(twice) < 0) {
            refuse(
                    "interval (%s) is shorter than an examination and its re-examination: 2 × (networkTimeout %s + serviceTimeout %s) = %s"
                            .formatted(
                                    Durations.format(settings.interval()),
                                    Durations.format(settings.networkTimeout()),
                                    Durations.format(settings.serviceTimeout()),
                                    Durations.format(twice)),
                    "interval",
                    "networkTimeout",
                    "serviceTimeout");
        }
    }

    private void recoveries() {
        shorter(
                "recoveryPoll",
                settings.recoveryPoll(),
                "maximumRestartWait",
                settings.maximumRestartWait(),
                "the target would never be looked at while it restarts");
        shorter(
                "daemonRestartWait",
                settings.daemonRestartWait(),
                "maximumRestartWait",
                settings.maximumRestartWait(),
                "a daemon would be waited for longer than a whole server");
        if (settings.failover() == Failover.RESTART_FIRST && settings.repair() == Repair.SERVER) {
            refuse(
                    "failover: restart-first waits for a daemon's restart that repair: server never makes; say repair: daemon-then-server, or failover: failover-first",
                    "failover",
                    "repair");
        }
    }

    /** A lease shorter than a recovery step would end in the middle of it (DESIGN rules 3 and 13). */
    private void leases() {
        var twice = settings.commandDeadline().multipliedBy(2);
        if (settings.lease().compareTo(twice) <= 0) {
            refuse(
                    "lease (%s) is not longer than two recovery steps: 2 × commandDeadline %s = %s; it would run out in the middle of one"
                            .formatted(
                                    Durations.format(settings.lease()),
                                    Durations.format(settings.commandDeadline()),
                                    Durations.format(twice)),
                    "lease",
                    "commandDeadline");
        }
        if (settings.lease().compareTo(SHORTEST_LEASE) < 0) {
            refuse(
                    "lease (%s) is shorter than 3s, for which a dead sif-service may delay a renewal"
                            .formatted(Durations.format(settings.lease())),
                    "lease");
        }
        if (settings.migrationDeadline().compareTo(settings.commandDeadline()) < 0) {
            refuse(
                    "migrationDeadline (%s) is shorter than commandDeadline (%s): a migration takes longer than any other step"
                            .formatted(
                                    Durations.format(settings.migrationDeadline()),
                                    Durations.format(settings.commandDeadline())),
                    "migrationDeadline",
                    "commandDeadline");
        }
    }

    private void returning() {
        if (settings.returning() == Returning.WINDOW && settings.window().isEmpty()) {
            refuse(
                    "returning: window needs a window, such as window: 22:00-05:00",
                    "returning",
                    "window");
        }
        settings.window()
                .filter(window -> window.from().equals(window.to()))
                .ifPresent(
                        window ->
                                refuse(
                                        "window %s-%s is empty"
                                                .formatted(window.from(), window.to()),
                                        "window"));
        if (settings.window().isPresent() && settings.returning() != Returning.WINDOW) {
            faults.warn(
                    draft.placeOf("window"),
                    "window is not looked at with returning: " + Words.of(settings.returning()));
        }
        if (settings.flapping().failovers() < 1) {
            refuse(
                    "flapping: failovers (%d) is to be at least 1"
                            .formatted(settings.flapping().failovers()),
                    "flapping");
        }
        shorter(
                "interval",
                settings.interval(),
                "flapping",
                settings.flapping().within(),
                "no target fails twice within one interval");
    }

    private void shares() {
        var share = settings.massFailureShare();
        if (share <= 0 || share > 1) {
            refuse(
                    "massFailureShare (%s) is to be above 0 and at most 1".formatted(share),
                    "massFailureShare");
        }
    }

    private void shorter(String one, Duration less, String other, Duration more, String why) {
        if (less.compareTo(more) >= 0) {
            refuse(
                    "%s (%s) is not shorter than %s (%s): %s"
                            .formatted(
                                    label(one),
                                    Durations.format(less),
                                    label(other),
                                    Durations.format(more),
                                    why),
                    one,
                    other);
        }
    }

    private static String label(String key) {
        return key.equals("flapping") ? "within of flapping" : key;
    }

    /** Nothing is concluded from a value that could not be read. */
    private void refuse(String sentence, String... keys) {
        if (Stream.of(keys).noneMatch(draft.bad()::contains)) {
            faults.add(draft.placeOf(keys), "settings: " + sentence);
        }
    }
}
