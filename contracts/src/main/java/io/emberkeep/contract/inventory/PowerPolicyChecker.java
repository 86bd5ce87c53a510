package io.emberkeep.contract.inventory;

import io.emberkeep.contract.inventory.Draft.ServerDraft;
import io.emberkeep.contract.inventory.PowerSettings.LightState;
import java.time.Duration;
import java.util.Optional;

/**
 * Checks {@code power:} against the other settings and the pool: a policy that could never be met is refused (DESIGN
 * rule 13); docs/inventory.md lists the rules.
 */
final class PowerPolicyChecker {

    private static final Duration LONGEST_STEP = Duration.ofMinutes(15);

    private final PowerDraft power;
    private final PowerSettings settings;
    private final Draft pool;
    private final Index index;
    private final Faults faults;

    private PowerPolicyChecker(PowerDraft power, Draft pool, Index index, Faults faults) {
        this.power = power;
        this.settings = power.settings();
        this.pool = pool;
        this.index = index;
        this.faults = faults;
    }

    static void check(PowerDraft power, Draft pool, Index index, Faults faults) {
        var checker = new PowerPolicyChecker(power, pool, index, faults);
        checker.steps();
        checker.longest();
        checker.hosts();
        checker.secondHost();
        pool.groups().forEach(group -> checker.standbys(group.name().value()));
        checker.payBack();
    }

    /** A step that ends before its commands can would always be taken back (DESIGN rule 13). */
    private void steps() {
        var others = pool.settings().settings();
        var twice = others.commandDeadline().multipliedBy(2);
        if (settings.stepLimit().compareTo(twice) < 0 && knows("commandDeadline")) {
            refuse(
                    "stepLimit (%s) is shorter than the two commands of a VIP's move: 2 × commandDeadline %s = %s"
                            .formatted(
                                    Durations.format(settings.stepLimit()),
                                    Durations.format(others.commandDeadline()),
                                    Durations.format(twice)),
                    "stepLimit");
        }
        if (settings.wakeLimit().compareTo(others.migrationDeadline()) < 0
                && knows("migrationDeadline")) {
            refuse(
                    "wakeLimit (%s) is shorter than migrationDeadline (%s), for which one attempt to wake is waited for"
                            .formatted(
                                    Durations.format(settings.wakeLimit()),
                                    Durations.format(others.migrationDeadline())),
                    "wakeLimit");
        }
    }

    /** However long a step takes, the SIF lets nobody wait longer for it (DESIGN rule 11). */
    private void longest() {
        var slow =
                settings.grace()
                        .plus(settings.stepLimit())
                        .plus(pool.settings().settings().migrationDeadline());
        if (slow.compareTo(LONGEST_STEP) > 0 && knows("migrationDeadline")) {
            refuse(
                    "grace (%s), stepLimit (%s) and migrationDeadline (%s) are more than 15m, for which a step is waited for at most"
                            .formatted(
                                    Durations.format(settings.grace()),
                                    Durations.format(settings.stepLimit()),
                                    Durations.format(
                                            pool.settings().settings().migrationDeadline())),
                    "stepLimit",
                    "grace");
        }
        if (settings.wakeLimit().compareTo(LONGEST_STEP) > 0) {
            refuse(
                    "wakeLimit (%s) is more than 15m, for which a step is waited for at most"
                            .formatted(Durations.format(settings.wakeLimit())),
                    "wakeLimit");
        }
    }

    private boolean knows(String key) {
        return !pool.settings().bad().contains(key);
    }

    private void hosts() {
        var hosts = pool.hosts().stream().filter(host -> !host.management()).count();
        var keepers = settings.lightState() == LightState.REDUNDANT ? 2 : 1;
        if (settings.reserve().awakeHosts() > hosts) {
            refuse(
                    "reserve: awakeHosts (%d) is more than the hosts that there are besides management hosts (%d)"
                            .formatted(settings.reserve().awakeHosts(), hosts),
                    "reserve.awakeHosts",
                    "reserve");
        } else if (keepers > hosts) {
            refuse(
                    "lightState: %s wants %d hosts besides management hosts, and there are %d"
                            .formatted(Words.of(settings.lightState()), keepers, hosts),
                    "lightState");
        }
    }

    private void secondHost() {
        settings.secondHost()
                .flatMap(host -> secondHost(host.value()))
                .ifPresent(fault -> refuse(fault, "secondHost", "lightState"));
    }

    private Optional<String> secondHost(String host) {
        if (!index.hosts().contains(host)) {
            return Optional.of(
                    "secondHost «%s» is not among the hosts%s"
                            .formatted(host, Words.hint(host, index.hosts())));
        }
        if (settings.lightState() == LightState.SINGLE) {
            return Optional.of("secondHost is of lightState: redundant, and lightState is single");
        }
        return isBase(host)
                ? Optional.of(
                        "secondHost %s is a base host: two servers there would not be redundant"
                                .formatted(host))
                : Optional.empty();
    }

    private boolean isBase(String host) {
        return pool.groups().stream()
                .flatMap(group -> group.baseHost().stream())
                .anyMatch(base -> base.value().equals(host));
    }

    private void standbys(String group) {
        var servers =
                pool.servers().stream()
                        .filter(
                                one ->
                                        one.group()
                                                .filter(at -> at.value().equals(group))
                                                .isPresent())
                        .toList();
        var standbys = servers.stream().filter(ServerDraft::isStandby).count();
        if (standbys < settings.reserve().standbys() && standbys < servers.size()) {
            refuse(
                    "reserve: standbys (%d) is more than group %s has (%d): it could never go light"
                            .formatted(settings.reserve().standbys(), group, standbys),
                    "reserve.standbys",
                    "reserve");
        }
    }

    private void payBack() {
        if (settings.payBack().isPresent()
                && pool.hosts().stream().allMatch(host -> host.watts().isEmpty())) {
            refuse(
                    "payBack needs the watts of hosts, and none names them: say watts, or payBack: none",
                    "payBack");
        }
    }

    private void refuse(String sentence, String... keys) {
        power.refuse(faults, sentence, keys);
    }
}
