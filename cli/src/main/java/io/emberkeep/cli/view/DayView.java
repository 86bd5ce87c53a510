package io.emberkeep.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.experiments.day.DayResult;
import java.util.Locale;

/** What a day of load gave. */
public final class DayView {

    private static final double GOAL_PERCENT = 50;

    private DayView() {}

    /** In one of the forms. */
    public static String of(DayResult day, Format format, boolean coloured) {
        if (format != Format.TABLE) {
            return format.write(Json.mapper().valueToTree(day));
        }
        var energy = day.energy();
        var saved = energy.path("savedPercent").asDouble();
        var text = new StringBuilder();
        text.append(
                say(
                        "%s: %s, at %.0f times its speed, %s%n%n",
                        day.experiment(), day.about(), day.speed(), day.startedAt()));
        var table = new Table("WHAT", "FIGURE", "GOAL", "");
        table.row("energy used, of the whole day", kilowattHours(day, energy, "used"), "", "");
        table.row("energy always on", kilowattHours(day, energy, "alwaysOn"), "", "");
        table.row(
                "saved",
                say("%.1f %%", saved),
                smooth(day) ? say(">= %.0f %%", GOAL_PERCENT) : "",
                smooth(day) ? reached(saved >= GOAL_PERCENT) : "");
        day.light()
                .ifPresent(
                        light -> {
                            table.row(
                                    "power while light, mean",
                                    say("%.1f %% of always on", 100 * light.share()),
                                    "",
                                    "");
                            table.row(
                                    "power while light, at the least load",
                                    say("%.1f %% of always on", 100 * light.least()),
                                    say("<= %.1f %%", 100 * light.goal()),
                                    reached(light.least() <= light.goal()));
                        });
        table.row(
                "transitions done",
                "%d %s"
                        .formatted(
                                day.transitions().values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum(),
                                day.transitions()),
                "",
                "");
        table.row("transitions not done", Integer.toString(day.notDone().size()), "", "");
        table.row("incidents", Integer.toString(day.incidents().size()), "", "");
        text.append(table.render(coloured)).append('\n').append(clients(day, coloured));
        day.notDone().forEach(one -> text.append("not done: ").append(one).append('\n'));
        day.incidents().forEach(one -> text.append("incident: ").append(one).append('\n'));
        return text.toString();
    }

    private static String clients(DayResult day, boolean coloured) {
        var table = new Table("CLIENT AT", "REQUESTS", "FAILED", "LONGEST S");
        for (var one : day.clients()) {
            table.row(
                    one.vip(),
                    Integer.toString(one.requests()),
                    Integer.toString(one.failed()),
                    one.longestSeconds() < 0
                            ? "not served at the end"
                            : say("%.3f", one.longestSeconds()));
        }
        return table.render(coloured);
    }

    /** Of the whole day: the account is of one that was so many times as short. */
    private static String kilowattHours(DayResult day, JsonNode energy, String what) {
        return say("%.2f kWh", day.speed() * energy.path(what).path("kilowattHours").asDouble());
    }

    private static boolean smooth(DayResult day) {
        return day.experiment().endsWith("-smooth");
    }

    private static String reached(boolean goal) {
        return goal ? "reached" : "missed";
    }

    private static String say(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
