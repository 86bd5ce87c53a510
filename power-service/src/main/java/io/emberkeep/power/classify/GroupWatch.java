package io.emberkeep.power.classify;

import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.power.load.GroupLoad;
import io.emberkeep.power.load.LoadKind;
import io.emberkeep.power.load.Loads;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A group's classes and how many smaller ones there were in a row. Soft state: whoever lost it begins anew, and
 * counts anew. A group changes by one shape at a time.
 *
 * @param group which group
 * @param classes of its three loads, after the newest observation
 * @param smallerInARow how many observations in a row were of a smaller class than its shape
 */
public record GroupWatch(GroupId group, Classes classes, int smallerInARow) {

    /** A group that was not observed yet. Its first class is moderate (PSS-1). */
    public static GroupWatch first(GroupId group) {
        return resumed(group, LoadClass.MODERATE);
    }

    /**
     * A group that another instance watched before: its class is the shape that is recorded. A light group
     * whose load is between the thresholds would otherwise go moderate at each restart.
     */
    public static GroupWatch resumed(GroupId group, LoadClass shape) {
        return new GroupWatch(group, Classes.all(shape), 0);
    }

    /** Larger at the first, smaller after several in a row (PSS-3), unchanged while it is not known. */
    public Judgement observe(Observation seen, ClassRules rules) {
        return switch (seen.load()) {
            case GroupLoad.Unknown(_, var reason) ->
                    new Judgement(
                            new GroupWatch(group, classes, 0),
                            seen.shape(),
                            new Why.Unknown(reason));
            case GroupLoad.Known known -> known(known, seen, rules);
        };
    }

    private Judgement known(GroupLoad.Known load, Observation seen, ClassRules rules) {
        var now = classes.after(load.loads(), seen.shape(), rules);
        var shape = seen.shape();
        var seenClass = now.group();
        if (seenClass.above(shape)) {
            return new Judgement(
                    new GroupWatch(group, now, 0),
                    shape.larger(),
                    new Why.Larger(load.loads(), shape, rules));
        }
        if (seenClass == shape) {
            return new Judgement(
                    new GroupWatch(group, now, 0),
                    shape,
                    new Why.Same(load.loads(), now, shape, rules));
        }
        return smaller(new GroupWatch(group, now, row(rules)), load, seen, rules);
    }

    /** Counted no further than it takes. */
    private int row(ClassRules rules) {
        return Math.min(rules.inARow(), smallerInARow + 1);
    }

    private static Judgement smaller(
            GroupWatch next, GroupLoad.Known load, Observation seen, ClassRules rules) {
        var shape = seen.shape();
        var smaller = shape.smaller();
        if (next.smallerInARow() < rules.inARow()) {
            return counted(next, shape, smaller, Optional.empty(), rules);
        }
        var but = tooMuch(load, smaller, seen.ifSmaller(), rules);
        return counted(next, but.isPresent() ? shape : smaller, smaller, but, rules);
    }

    private static Judgement counted(
            GroupWatch next,
            LoadClass wanted,
            LoadClass smaller,
            Optional<Why.But> but,
            ClassRules rules) {
        return new Judgement(
                next, wanted, new Why.Smaller(next.smallerInARow(), rules.inARow(), smaller, but));
    }

    /** Why the servers of the smaller shape would not bear it; none if they would. */
    private static Optional<Why.But> tooMuch(
            GroupLoad.Known load, LoadClass smaller, List<ServerId> kept, ClassRules rules) {
        var back = rules.leadingOutOf(smaller);
        if (back.isEmpty()) {
            return Optional.empty(); // there is no heavy class any more: nothing leads back
        }
        var foreseen = load.onto(kept, rules.memoryMoves());
        return foreseen.isEmpty()
                ? Optional.of(new Why.But.NobodyMeasured())
                : tooMuch(foreseen.get(), back.get(), kept, rules.margin());
    }

    private static Optional<Why.But> tooMuch(
            Loads foreseen, Bands back, List<ServerId> kept, double margin) {
        return Stream.of(LoadKind.values())
                .filter(kind -> foreseen.of(kind).value() > back.of(kind).high().value() - margin)
                .findFirst()
                .map(kind -> new Why.But.TooMuch(kind, foreseen, back, kept, margin));
    }
}
