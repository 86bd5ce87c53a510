package io.emberkeep.power.classify;

import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.power.load.LoadKind;
import java.util.Optional;

/**
 * When a group is light, moderate or heavy. What does not fit together is refused when it is made (DESIGN rule
 * 13).
 *
 * @param bands between light and moderate (PSS-1)
 * @param heavy between moderate and heavy, if there is a heavy class (PSS-11)
 * @param inARow how many classifications in a row it takes to become smaller (PSS-3; 4 in the paper)
 * @param margin percentage points by which a load, foreseen for the servers of the smaller shape, must stay
 *     below the threshold that would lead back: above 0, else a load just there would change it to and fro
 * @param memoryMoves how much of a server's used memory comes along with its clients, 0 to 1; 1 is the
 *     safe side
 */
public record ClassRules(
        Bands bands, Optional<Bands> heavy, int inARow, double margin, double memoryMoves) {

    /** The paper's four in a row; it names no thresholds, these are ours. */
    public static final ClassRules DEFAULT =
            new ClassRules(
                    new Bands(Band.of(25, 60), Band.of(20, 50), Band.of(20, 50)),
                    Optional.empty(),
                    4,
                    5,
                    1);

    private static final int MOST_IN_A_ROW = 1000;

    /** @throws IllegalArgumentException with the sentence that says which do not fit, and why */
    public ClassRules {
        if (inARow < 1 || inARow > MOST_IN_A_ROW) {
            throw new IllegalArgumentException(
                    "inARow is %d, and is to be between 1 and %d".formatted(inARow, MOST_IN_A_ROW));
        }
        if (!(memoryMoves >= 0 && memoryMoves <= 1)) {
            throw new IllegalArgumentException(
                    "memoryMoves is %s, and is to be between 0 and 1".formatted(memoryMoves));
        }
        if (!(margin > 0)) {
            throw new IllegalArgumentException(
                    "margin is %s, and is to be above 0".formatted(margin));
        }
        for (var kind : LoadKind.values()) {
            marginFits(kind, bands.of(kind), margin);
            heavy.ifPresent(larger -> heavyFits(kind, bands.of(kind), larger.of(kind)));
        }
    }

    private static void marginFits(LoadKind kind, Band band, double margin) {
        if (margin >= band.high().value()) {
            throw new IllegalArgumentException(
                    "margin (%s points) leaves nothing below %s's high (%s): no group could ever go light"
                            .formatted(margin, kind.word(), band.high()));
        }
    }

    private static void heavyFits(LoadKind kind, Band band, Band larger) {
        if (larger.low().below(band.high())) {
            throw new IllegalArgumentException(
                    "%s: heavy's low (%s) is below moderate's high (%s): a load between them would be both"
                            .formatted(kind.word(), larger.low(), band.high()));
        }
    }

    /** The thresholds that lead from a shape to the next larger one, if there is a larger one. */
    Optional<Bands> leadingOutOf(LoadClass shape) {
        return switch (shape) {
            case LIGHT -> Optional.of(bands);
            case MODERATE -> heavy;
            case HEAVY -> Optional.empty();
        };
    }
}
