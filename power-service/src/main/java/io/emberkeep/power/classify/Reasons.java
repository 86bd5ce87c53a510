package io.emberkeep.power.classify;

import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.power.load.LoadKind;
import io.emberkeep.power.load.Loads;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a group is, or is not, of a shape: sentences for people. */
final class Reasons {

    private Reasons() {}

    /** Such as «memory 41 % is above 30 %». */
    static String larger(Loads loads, LoadClass shape, ClassRules rules) {
        return rules.leadingOutOf(shape)
                .flatMap(
                        bands ->
                                list(
                                        kind -> loads.of(kind).above(bands.of(kind).high()),
                                        kind ->
                                                "%s %s is above %s"
                                                        .formatted(
                                                                kind.word(),
                                                                loads.of(kind),
                                                                bands.of(kind).high())))
                .orElse("its class is above %s".formatted(shape.word()));
    }

    /** Which loads keep it where it is; for a light group, how much each is. */
    static String same(Loads loads, Classes classes, LoadClass shape, ClassRules rules) {
        if (shape == LoadClass.LIGHT) {
            return list(_ -> true, kind -> "%s %s".formatted(kind.word(), loads.of(kind)))
                            .orElseThrow()
                    + ": all light";
        }
        var bands = rules.leadingOutOf(shape.smaller());
        return bands.flatMap(
                        band ->
                                list(
                                        kind -> classes.of(kind) == shape,
                                        kind -> keeps(kind, loads, band.of(kind))))
                .orElse("its class is %s".formatted(shape.word()));
    }

    /** Such as «on W1 cpu would be 44 %, more than 35 % less 5 points». */
    static String foreseen(LoadKind kind, Loads foreseen, Bands back, String names, double margin) {
        return "on %s %s would be %s, more than %s less %s points"
                .formatted(
                        names,
                        kind.word(),
                        foreseen.of(kind),
                        back.of(kind).high(),
                        points(margin));
    }

    private static String points(double margin) {
        return margin == Math.rint(margin) ? Long.toString((long) margin) : Double.toString(margin);
    }

    private static String keeps(LoadKind kind, Loads loads, Band band) {
        var load = loads.of(kind);
        return load.above(band.high())
                ? "%s %s is above %s".formatted(kind.word(), load, band.high())
                : "%s %s is not below %s".formatted(kind.word(), load, band.low());
    }

    private static Optional<String> list(
            Predicate<LoadKind> which, Function<LoadKind, String> text) {
        var sentence =
                Stream.of(LoadKind.values())
                        .filter(which)
                        .map(text)
                        .collect(Collectors.joining(", "));
        return sentence.isEmpty() ? Optional.empty() : Optional.of(sentence);
    }
}
