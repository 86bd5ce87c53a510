package io.emberkeep.contract.inventory;

import java.util.function.Function;

/**
 * A value and where the user wrote it, so that a fault found later still has its line.
 *
 * @param value what was read
 * @param place where
 */
record Located<T>(T value, Place place) {

    /** Another value from the same place. */
    <U> Located<U> map(Function<T, U> change) {
        return new Located<>(change.apply(value), place);
    }
}
