package io.emberkeep.sif.store;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Whose fault a failure is. */
public final class Troubles {

    /**
     * Classes of SQL states that say that the same may work later: connection, transaction state,
     * serialization, resources, limits, locks and timeouts, the operator's shutdown, the system.
     */
    private static final Set<String> LATER = Set.of("08", "25", "40", "53", "55", "57", "58", "XX");

    /** Disk full, an error of reading or writing it, a transaction that may only read. */
    private static final Set<String> NO_WRITING = Set.of("53100", "58030", "25006");

    private Troubles() {}

    /** Whether the database or the way to it is to blame, so that the same may work later. */
    public static boolean isOfSurroundings(Throwable failure) {
        var sql =
                causes(failure)
                        .filter(SQLException.class::isInstance)
                        .map(SQLException.class::cast)
                        .toList();
        if (sql.isEmpty()) {
            return causes(failure).anyMatch(Troubles::endsTransaction);
        }
        return sql.stream()
                .anyMatch(
                        one ->
                                one.getSQLState() == null
                                        || LATER.contains(one.getSQLState().substring(0, 2))
                                        // Two replicas created the same row: the second try sees
                                        // it.
                                        || one.getSQLState().equals("23505"));
    }

    /** Whether the database can be read and not written: its disk is full, or it is a copy. */
    static boolean isOfWriting(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .map(SQLException::getSQLState)
                .anyMatch(state -> state != null && NO_WRITING.contains(state));
    }

    /** Whether somebody else has locked what is wanted, or had the same conflict with us. */
    static boolean isLocked(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .map(SQLException::getSQLState)
                .anyMatch(
                        state ->
                                state != null
                                        && (state.startsWith("55")
                                                || state.startsWith("40")
                                                || state.equals("23505")));
    }

    /** The transaction manager gave up: a commit whose outcome only the next look can tell. */
    private static boolean endsTransaction(Throwable failure) {
        return failure instanceof jakarta.transaction.RollbackException
                || failure instanceof jakarta.transaction.SystemException
                || failure instanceof jakarta.transaction.HeuristicMixedException;
    }

    /** The sentence of the first cause that has one. */
    public static String innermost(Throwable failure) {
        return causes(failure)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .reduce((_, inner) -> inner)
                .map(text -> text.lines().findFirst().orElse(""))
                .orElse(failure.getClass().getSimpleName());
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, one -> one != null, Throwable::getCause).limit(20);
    }
}
