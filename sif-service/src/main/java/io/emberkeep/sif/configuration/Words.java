package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.sif.configuration.Standbys.Cover;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Sentences for people. */
final class Words {

    private Words() {}

    /** A duration such as {@code 1h30m} or {@code 0.5s}. */
    static String of(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    /** Several things, parted by commas. */
    static String of(List<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** Names an incident and what is with it. */
    static String of(Incident incident) {
        return "incident %s of %s (%s, held by %s)"
                .formatted(
                        incident.id(),
                        incident.target(),
                        incident.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        incident.holder());
    }

    /** What would have been done about a target, in order (DESIGN rule 12). */
    static List<String> wouldHave(
            ServerRow row, TroubleKind trouble, Cover cover, Settings settings) {
        var steps = new ArrayList<String>();
        var vips = of(row.vips());
        switch (cover) {
            case Cover.Free(ServerDefinition standby) -> {
                steps.add("make sure that %s cannot answer on %s".formatted(row.server(), vips));
                steps.add(
                        "start standby %s%s"
                                .formatted(
                                        standby.name(),
                                        standby.host().map(host -> " on " + host).orElse("")));
                steps.add("set %s on %s".formatted(vips, standby.name()));
            }
            case Cover.NotCovered(var reason) ->
                    steps.add("start no standby: %s".formatted(reason));
        }
        steps.add(repair(row, trouble, settings));
        return steps;
    }

    private static String repair(ServerRow row, TroubleKind trouble, Settings settings) {
        return switch (trouble) {
            case NETWORK ->
                    "wait %s for %s to answer again, then force it on"
                            .formatted(of(settings.maximumRestartWait()), row.server());
            case SERVICE ->
                    switch (settings.repair()) {
                        case DAEMON_THEN_SERVER ->
                                "restart the failed daemon of %1$s, and %1$s itself if that is not enough"
                                        .formatted(row.server());
                        case SERVER -> "restart %s".formatted(row.server());
                    };
        };
    }
}
