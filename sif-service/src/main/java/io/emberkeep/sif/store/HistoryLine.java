package io.emberkeep.sif.store;

import io.emberkeep.contract.configuration.Change;
import io.emberkeep.contract.id.Revision;
import java.time.Instant;

/**
 * One row that a revision changed, and whose doing it was.
 *
 * @param signal the kind of signal that it came from
 * @param by the operator, or the member that sent it
 */
public record HistoryLine(Revision revision, Instant at, String signal, String by, Change change) {}
