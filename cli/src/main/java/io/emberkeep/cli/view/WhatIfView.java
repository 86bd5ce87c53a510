package io.emberkeep.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emberkeep.contract.wire.Json;
import io.emberkeep.power.energy.Energy;
import io.emberkeep.power.energy.Tariff;
import io.emberkeep.power.whatif.Outcome;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a policy would have made of recorded loads. */
public final class WhatIfView {

    private static final int SHOWN = 20;

    private WhatIfView() {}

    /** For people. */
    public static String table(Outcome outcome, Tariff tariff, boolean coloured) {
        if (outcome.from().isEmpty()) {
            return "There is no sample in the loads.\n";
        }
        var whole = Duration.between(outcome.from().get(), outcome.to().get());
        var table = new Table("WHAT", "FIGURE");
        table.row(
                "time",
                "%s to %s, %s".formatted(outcome.from().get(), outcome.to().get(), hours(whole)));
        table.row(
                "samples",
                "%d, %d not believed%s"
                        .formatted(
                                outcome.samples(),
                                outcome.refused(),
                                outcome.refusal().map(why -> " (" + why + ")").orElse("")));
        table.row("energy used", amount(outcome.account().used(), tariff));
        table.row("energy always on", amount(outcome.account().alwaysOn(), tariff));
        table.row(
                "saved",
                say("%.1f %%, ", outcome.account().savedPercent())
                        + amount(outcome.account().saved(), tariff));
        table.row("transitions", outcome.transitions().size() + " " + kinds(outcome));
        table.row("time at risk", share(outcome.atRisk(), whole));
        table.row("  a host's failure would leave too little", share(outcome.lacking(), whole));
        table.row("  a group served by one server", share(outcome.alone(), whole));
        if (outcome.unknown().isPositive()) {
            table.row("loads unknown, groups added up", hours(outcome.unknown()));
        }
        if (!outcome.account().unaccounted().isEmpty()) {
            table.row(
                    "not accounted, no watts",
                    outcome.account().unaccounted().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(", ")));
        }
        return table.render(coloured) + "\n" + made(outcome).render(coloured);
    }

    private static Table made(Outcome outcome) {
        var table = new Table("BEGUN", "TRANSITION", "WHY");
        outcome.transitions().stream()
                .limit(SHOWN)
                .forEach(one -> table.row(one.at().toString(), one.name(), one.reason()));
        var more = outcome.transitions().size() - SHOWN;
        if (more > 0) {
            table.row("...", "%d more; -o json has all".formatted(more), "");
        }
        return table;
    }

    /** For scripts. */
    public static JsonNode json(Outcome outcome, Tariff tariff) {
        var tree = Json.mapper().createObjectNode();
        tree.put("from", outcome.from().map(Object::toString).orElse(null));
        tree.put("to", outcome.to().map(Object::toString).orElse(null));
        tree.put("samples", outcome.samples());
        tree.put("refused", outcome.refused());
        tree.put("refusal", outcome.refusal().orElse(null));
        tree.put("unknownSeconds", seconds(outcome.unknown()));
        var account = outcome.account();
        tree.set("used", energy(account.used(), tariff));
        tree.set("alwaysOn", energy(account.alwaysOn(), tariff));
        tree.set("saved", energy(account.saved(), tariff));
        tree.put("savedPercent", account.savedPercent());
        tree.put("currency", tariff.price().map(price -> price.currency()).orElse(null));
        tree.put("atRiskSeconds", seconds(outcome.atRisk()));
        tree.put("reserveLackingSeconds", seconds(outcome.lacking()));
        tree.put("servedByOneSeconds", seconds(outcome.alone()));
        var made = tree.putArray("transitions");
        var by = account.savedBy();
        outcome.transitions()
                .forEach(
                        one -> {
                            var node =
                                    made.addObject()
                                            .put("at", one.at().toString())
                                            .put("name", one.name())
                                            .put("kind", one.kind().name())
                                            .put("reason", one.reason());
                            by.entrySet().stream()
                                    .filter(entry -> entry.getKey().value().equals(one.name()))
                                    .forEach(
                                            entry ->
                                                    node.set(
                                                            "saved",
                                                            energy(entry.getValue(), tariff)));
                        });
        var unaccounted = tree.putArray("unaccounted");
        account.unaccounted().forEach(host -> unaccounted.add(host.value()));
        return tree;
    }

    private static ObjectNode energy(Energy energy, Tariff tariff) {
        var node = Json.mapper().createObjectNode();
        node.put("kilowattHours", energy.kilowattHours());
        node.put("money", tariff.money(energy).orElse(null));
        node.put("kilogramsOfCo2", tariff.kilogramsOfCo2(energy).orElse(null));
        return node;
    }

    private static String amount(Energy energy, Tariff tariff) {
        return say("%.3f kWh", energy.kilowattHours())
                + tariff.money(energy)
                        .map(
                                money ->
                                        say(
                                                ", %.2f %s",
                                                money, tariff.price().orElseThrow().currency()))
                        .orElse("")
                + tariff.kilogramsOfCo2(energy).map(kg -> say(", %.2f kg CO2", kg)).orElse("");
    }

    private static String kinds(Outcome outcome) {
        return outcome.kinds().entrySet().stream()
                .map(
                        one ->
                                "%d %s"
                                        .formatted(
                                                one.getValue(),
                                                one.getKey()
                                                        .name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .replace('_', ' ')))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String share(Duration part, Duration whole) {
        return say(
                "%s, %.1f %%",
                hours(part), 100.0 * part.toMillis() / Math.max(1, whole.toMillis()));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static String hours(Duration time) {
        return say("%d:%02d:%02d h", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    private static String say(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
