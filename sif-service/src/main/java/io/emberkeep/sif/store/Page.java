package io.emberkeep.sif.store;

import java.util.List;

/**
 * A part of a longer list.
 *
 * @param rows this part
 * @param total how many there are in all
 */
public record Page<T>(List<T> rows, long total) {
    public Page {
        rows = List.copyOf(rows);
    }
}
